package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionList;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.kakaomemo.KakaoMemoJobProperty;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.recipient.UserRecipient;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.TestExtension;
import org.springframework.security.core.Authentication;

/** What is kept of an account goes with its credential, and only then. */
class DeletedAccountsTest extends SharedJenkins {

    /** A plugin that has accounts of its own and may fail to reach them. */
    @TestExtension
    public static final class OtherProvider extends CredentialsProvider {

        private List<KakaoAccount> accounts = List.of();

        @Override
        @SuppressWarnings("rawtypes")
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type, ItemGroup group, Authentication user, List<DomainRequirement> requirements) {
            return accounts.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    @Test
    void whatIsKeptOfADeletedCredentialGoesWithinADayAndNothingElse() throws Exception {
        KakaoAccount deleted = kakao.addAccount("deleted");
        KakaoAccount left = kakao.addAccount("left");
        build(sendingJob(jenkins.jenkins, "a", "deleted"));
        build(sendingJob(jenkins.jenkins, "b", "left"));
        String key = AccountTokens.get().keyOf(deleted, jenkins.jenkins);
        assertThat(filesOf(key)).hasSizeGreaterThan(2);

        store(jenkins.jenkins).removeCredentials(Domain.global(), deleted);
        aDayPasses();

        assertThat(filesOf(key)).isEmpty();
        assertThat(filesOf(AccountTokens.get().keyOf(left, jenkins.jenkins))).hasSizeGreaterThan(2);
    }

    @Test
    void itGoesWithTheFolderAndWithTheUser() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        KakaoAccount ofFolder = EmulatedKakao.account("of-the-folder", kakao.newRefreshToken());
        kakao.addAccount(team, ofFolder);
        build(sendingJob(team, "job", "of-the-folder"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        kakao.addAccount("kakao");
        KakaoMemoConfiguration.get().setPersonalCredentialsId("kakao");
        User user = User.getById("me", true);
        connectOwn(user);
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setOn(List.of("always"));
        property.setTo(List.of(new UserRecipient("me")));
        var job = jenkins.createFreeStyleProject("own");
        job.addProperty(property);
        jenkins.buildAndAssertSuccess(job);
        KakaoAccount own = PersonalAccounts.of(user).orElseThrow().account();
        List<String> keys = List.of(
                AccountTokens.get().keyOf(ofFolder, team), AccountTokens.get().keyOf(own, user));
        await().until(OutboxAtWork::isIdle);
        assertThat(keys).allSatisfy(key -> assertThat(filesOf(key)).isNotEmpty());

        team.delete();
        user.delete();
        aDayPasses();

        assertThat(keys).allSatisfy(key -> assertThat(filesOf(key)).isEmpty());
    }

    @Test
    void itGoesWhenConfigurationAsCodeNoLongerHasTheAccount(@TempDir Path folder) throws Exception {
        KakaoAccount deleted = kakao.addAccount("connected-in-the-browser");
        build(sendingJob(jenkins.jenkins, "job", "connected-in-the-browser"));
        String key = AccountTokens.get().keyOf(deleted, jenkins.jenkins);
        Path yaml = Files.writeString(
                folder.resolve("jenkins.yaml"), "credentials: {system: {domainCredentials: [{credentials: []}]}}");

        ConfigurationAsCode.get().configure(yaml.toString());
        aDayPasses();

        assertThat(filesOf(key)).isEmpty();
    }

    @Test
    void whatCannotBeSeenJustNowIsKept() throws Exception {
        KakaoAccount account = kakao.addAccount("kakao");
        KakaoAccount ofPlugin = EmulatedKakao.account("of-a-plugin", kakao.newRefreshToken());
        OtherProvider provider = ExtensionList.lookupSingleton(OtherProvider.class);
        provider.accounts = List.of(ofPlugin);
        kakao.emulator().clock().advance(Duration.ofDays(31));
        build(sendingJob(jenkins.jenkins, "a", "kakao"));
        build(sendingJob(jenkins.jenkins, "b", "of-a-plugin"));
        Map<Domain, List<Credentials>> ofController = DomainCredentials.toCopyOnWriteMap(
                SystemCredentialsProvider.getInstance().getDomainCredentialsMap());

        provider.accounts = List.of();
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of());
        aDayPasses();
        aDayPasses();

        provider.accounts = List.of(ofPlugin);
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(ofController);
        assertThat(filesOf(AccountTokens.get().keyOf(account, jenkins.jenkins))).isNotEmpty();
        assertThat(build(sendingJob(jenkins.jenkins, "c", "of-a-plugin"))).contains("KakaoTalk memo sent");
        provider.accounts = List.of();
    }

    @Test
    void whatWasNotSeenForSoLongThatItsTokensHaveEndedGoes() throws Exception {
        KakaoAccount ofPlugin = EmulatedKakao.account("of-a-plugin", kakao.newRefreshToken());
        OtherProvider provider = ExtensionList.lookupSingleton(OtherProvider.class);
        provider.accounts = List.of(ofPlugin);
        build(sendingJob(jenkins.jenkins, "a", "of-a-plugin"));
        String key = AccountTokens.get().keyOf(ofPlugin, jenkins.jenkins);
        provider.accounts = List.of();

        kakao.emulator().clock().advance(Duration.ofDays(58));
        aDayPasses();
        assertThat(filesOf(key)).isNotEmpty();
        kakao.emulator().clock().advance(Duration.ofDays(3));
        aDayPasses();

        assertThat(filesOf(key)).isEmpty();
    }

    private void aDayPasses() throws Exception {
        kakao.emulator().clock().advance(Duration.ofDays(1));
        new TokenRefreshWork().execute(TaskListener.NULL);
    }

    private static CredentialsStore store(ModelObject context) {
        return CredentialsProvider.lookupStores(context).iterator().next();
    }

    private static List<Path> filesOf(String key) throws IOException {
        OutboxAtWork.writeChanges();
        try (Stream<Path> files = Files.walk(AccountTokens.stateFolder(""))) {
            return files.filter(file -> file.getFileName().toString().startsWith(key))
                    .toList();
        }
    }
}
