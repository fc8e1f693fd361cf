package io.jenkins.plugins.kakaomemo.reliability;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.BlockedFolder;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.recipient.Directory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What a row may do to Kakao, to the disk and to the clock, around an account of its own. */
final class Scene {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final LocalTime NEW_DAY = LocalTime.of(0, 6);

    /** Something that is undone when all is well again. */
    @FunctionalInterface
    private interface Repair {
        void run() throws IOException;
    }

    private final EmulatedKakao kakao;
    private final OffClock clock;
    private final EmulatorUser user;
    private final String refreshToken;
    private final KakaoAccount account;
    private final Deque<Repair> repairs = new ArrayDeque<>();

    /** @param number of the row */
    Scene(EmulatedKakao kakao, OffClock clock, int number) throws IOException {
        this.kakao = kakao;
        this.clock = clock;
        user = kakao.emulator().addUser(1_000_000 + number, "row " + number);
        refreshToken =
                kakao.emulator().issueTokens(user, List.of("talk_message")).refreshToken();
        account = EmulatedKakao.account("row-" + number, refreshToken);
        store().addCredentials(Domain.global(), account);
    }

    private static CredentialsStore store() {
        return CredentialsProvider.lookupStores(Jenkins.get()).iterator().next();
    }

    EmulatorUser user() {
        return user;
    }

    String refreshToken() {
        return refreshToken;
    }

    /** Lets faults strike the next requests that bring a memo. */
    void memo(Fault... faults) {
        for (Fault fault : faults) {
            kakao.emulator().faults().next(EmulatedKakao.MEMO, fault);
        }
    }

    /** Lets faults strike the next requests that refresh an access token. */
    void token(Fault... faults) {
        for (Fault fault : faults) {
            kakao.emulator().faults().next(EmulatedKakao.TOKEN, fault);
        }
    }

    /** Has an access token fetched. */
    void warm() throws Exception {
        AccountTokens.get().of(account, Jenkins.get()).get(Deadline.in(Duration.ofSeconds(20)));
    }

    /** Ends every token of the account. */
    void unlink() {
        kakao.emulator().unlink(user);
    }

    /** Lets Jenkins look for the API elsewhere. */
    void apiAt(URI elsewhere) {
        String before = System.setProperty(KakaoEndpoints.API_BASE_URL, elsewhere.toString());
        repairs.push(() -> System.setProperty(KakaoEndpoints.API_BASE_URL, before));
    }

    /** Lets Jenkins look for the API where nothing listens. */
    void apiNowhere() throws IOException {
        BlackHole gone = new BlackHole();
        gone.close();
        apiAt(gone.url());
    }

    /** Lets Jenkins look for the API where nothing answers the knock. */
    void apiInABlackHole() throws IOException {
        BlackHole hole = new BlackHole();
        repairs.push(hole::close);
        apiAt(hole.url());
    }

    /** Lets nothing in a folder of the plugin be read or written. */
    void blocked(String folder) throws IOException {
        repairs.push(new BlockedFolder(folder)::close);
    }

    /** Writes nonsense into a file of this account. */
    void damaged(String folder, String suffix) throws Exception {
        Path file =
                AccountTokens.stateFolder(folder).resolve(AccountTokens.get().keyOf(account, Jenkins.get()) + suffix);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"no\nsense");
    }

    /** Writes nonsense into the file that leads to the current refresh token of this account; before any account is used. */
    void damagedTokens() throws IOException {
        Path file = EmulatedKakao.tokenFile(refreshToken);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<tokenSuccession><curr");
    }

    /** Lets Jenkins' clock, not Kakao's, be wrong. */
    void clockWrongBy(Duration wrongBy) {
        clock.jumpTo(wrongBy);
    }

    /** Lets the security realm know somebody who has connected KakaoTalk, and then refuse that one. */
    void refusedByRealm(String person, RuntimeException why) throws Exception {
        connected(person).refuse(person, why);
    }

    /** Lets somebody have connected KakaoTalk who may not read any job. */
    void mayReadNothing(String person) throws Exception {
        connected(person);
        AuthorizationStrategy before = Jenkins.get().getAuthorizationStrategy();
        repairs.push(() -> Jenkins.get().setAuthorizationStrategy(before));
        Jenkins.get()
                .setAuthorizationStrategy(new MockAuthorizationStrategy()
                        .grant(Jenkins.ADMINISTER)
                        .everywhere()
                        .to("admin"));
    }

    private Directory connected(String person) throws Exception {
        SecurityRealm before = Jenkins.get().getSecurityRealm();
        repairs.push(() -> Jenkins.get().setSecurityRealm(before));
        Directory realm = new Directory();
        Jenkins.get().setSecurityRealm(realm);
        KakaoMemoConfiguration.get().setPersonalCredentialsId(account.getId());
        User user = User.getById(person, true);
        try (ACLContext ignored = ACL.as2(user.impersonate2())) {
            PersonalConnection.keep(user, new RefreshToken(kakao.newRefreshToken(), null), account, null);
        }
        return realm;
    }

    void later(Duration time) {
        kakao.emulator().clock().advance(time);
    }

    /** Lets it become noon in Korea. */
    void noonInKorea() {
        until(LocalTime.NOON);
    }

    /** Lets the next day begin in Korea. */
    void nextDayInKorea() {
        until(NEW_DAY);
    }

    private void until(LocalTime there) {
        ZonedDateTime now = kakao.emulator().clock().instant().atZone(KOREA);
        ZonedDateTime next = now.with(there);
        later(Duration.between(now, next.isAfter(now) ? next : next.plusDays(1)));
    }

    /** Ends whatever was wrong with Kakao and the disk. */
    void repair() throws IOException {
        kakao.emulator().faults().clear();
        while (!repairs.isEmpty()) {
            repairs.pop().run();
        }
    }

    void end() {
        clock.jumpTo(Duration.ZERO);
    }
}
