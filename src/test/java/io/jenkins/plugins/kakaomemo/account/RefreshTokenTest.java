package io.jenkins.plugins.kakaomemo.account;

import static io.jenkins.plugins.kakaomemo.account.EmulatedKakao.account;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.springframework.security.core.Authentication;

/** What becomes of the refresh token when Kakao replaces it, and Jenkins is not in the best of health. */
@DefaultLocale("en")
class RefreshTokenTest {

    private static final Duration UNTIL_KAKAO_REPLACES_IT = Duration.ofDays(31);

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    @RegisterExtension
    final JenkinsSessionExtension jenkins = new JenkinsSessionExtension();

    @Test
    void theCredentialIsUpdatedAndSurvivesARestart() throws Throwable {
        String original = kakao.newRefreshToken();
        jenkins.then(r -> {
            kakao.addAccount(r.jenkins, account("kakao", original));
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertSent(r);
            assertThat(configuredToken()).isNotEqualTo(original);
        });
        jenkins.then(r -> {
            assertThat(configuredToken()).isNotEqualTo(original);
            assertSent(r);
        });
    }

    @Test
    void anOriginalTokenThatIsPutBackLeadsToTheCurrentOneForEver() throws Throwable {
        String original = kakao.newRefreshToken();
        jenkins.then(r -> {
            kakao.addAccount(r.jenkins, account("kakao", original));
            for (int month = 0; month < 3; month++) {
                kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
                assertSent(r);
                configure("kakao", original);
                assertSent(r);
            }
        });
        jenkins.then(r -> {
            configure("kakao", original);
            assertSent(r);
            assertThat(configuredToken()).isNotEqualTo(original);
        });
    }

    @Test
    void aStoreThatCannotBeWrittenIsNoObstacle() throws Throwable {
        UnwritableProvider.token = kakao.newRefreshToken();
        UnwritableProvider.broken = false;
        jenkins.then(r -> {
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertSent(r);
        });
        jenkins.then(this::assertSent);
    }

    @Test
    void aStoreThatCannotBeSearchedIsNoObstacle() throws Throwable {
        UnwritableProvider.token = kakao.newRefreshToken();
        UnwritableProvider.broken = true;
        kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
        jenkins.then(this::assertSent);
    }

    @Test
    void aCredentialOfTheSameIdWithoutATokenIsNoObstacle() throws Throwable {
        jenkins.then(r -> {
            Folder folder = r.createProject(Folder.class, "folder");
            kakao.addAccount(r.jenkins, new KakaoAccount(CredentialsScope.GLOBAL, "kakao", "", null, null, null));
            kakao.addAccount(folder, account("kakao", kakao.newRefreshToken()));
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
            KakaoMemoNotifier notifier = new KakaoMemoNotifier();
            notifier.setMessage("hello");
            notifier.setOn(List.of("always"));
            job.getPublishersList().add(notifier);

            assertThat(JenkinsRule.getLog(r.buildAndAssertSuccess(job))).contains("KakaoTalk memo sent to \"kakao\".");
        });
    }

    @Test
    void aTokenThatAPersonEntersWins() throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertSent(r);
            kakao.emulator().unlink(kakao.emulator().user());
            assertThat(send(r)).contains("[KOE322]");

            configure("kakao", kakao.newRefreshToken());
            assertSent(r);
        });
        jenkins.then(this::assertSent);
    }

    @Test
    void aCredentialThatLagsBehindAfterACrashIsBroughtUpToDate() throws Throwable {
        String original = kakao.newRefreshToken();
        jenkins.then(r -> {
            kakao.addAccount(r.jenkins, account("kakao", original));
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertSent(r);
            configure("kakao", original);
        });
        jenkins.then(r -> {
            assertThat(configuredToken()).isEqualTo(original);
            assertSent(r);
            assertThat(configuredToken()).isNotEqualTo(original);
        });
    }

    @Test
    void aDamagedFileFallsBackToTheCredential() throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertSent(r);
            File[] files = new File(r.jenkins.getRootDir(), "kakao-memo/tokens").listFiles();
            assertThat(files).hasSize(1);
            Files.writeString(files[0].toPath(), "<tokenSuccession><replaced>");
        });
        jenkins.then(this::assertSent);
    }

    @ParameterizedTest
    @CsvSource({"tokens, tokenSuccession", "reconnections, reconnection", "places, credentialPlace"})
    void aFileThatLacksEverythingCountsAsDamaged(String folder, String element) throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            assertSent(r);
            Path files = AccountTokens.stateFolder(folder);
            Files.createDirectories(files);
            Files.writeString(files.resolve("0123456789abcdef.xml"), "<" + element + "/>");
        });
        jenkins.then(r -> {
            assertSent(r);
            AccountTokens.get().forgetDeleted(StoredAccounts.get().gathered());
        });
    }

    @Test
    void aTokenThatCannotBeKeptIsNotUsedAndNotLost() throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            File state = new File(r.jenkins.getRootDir(), "kakao-memo");
            Files.writeString(state.toPath(), "a file where the folder should be");
            kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
            assertThat(send(r)).contains("not sent [storage]").contains("disk space");
            assertThat(kakao.emulator().memos()).isEmpty();

            Files.delete(state.toPath());
            assertSent(r);
            assertThat(kakao.emulator().refreshes()).isEqualTo(1);
        });
        jenkins.then(this::assertSent);
    }

    private void assertSent(JenkinsRule r) throws Exception {
        assertThat(send(r)).contains("KakaoTalk memo sent");
    }

    private String send(JenkinsRule r) throws Exception {
        if (r.jenkins.getItem("job") == null) {
            FreeStyleProject created = r.createFreeStyleProject("job");
            KakaoMemoNotifier notifier = new KakaoMemoNotifier();
            notifier.setOn(List.of("always"));
            created.getPublishersList().add(notifier);
        }
        return JenkinsRule.getLog(r.buildAndAssertSuccess((FreeStyleProject) r.jenkins.getItem("job")));
    }

    private static KakaoAccount configured() {
        return (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
    }

    private static String configuredToken() {
        return configured().getRefreshToken().getPlainText();
    }

    private static void configure(String id, String refreshToken) throws IOException {
        CredentialsStore store =
                CredentialsProvider.lookupStores(Jenkins.get()).iterator().next();
        assertThat(store.updateCredentials(Domain.global(), configured(), account(id, refreshToken)))
                .isTrue();
    }

    /** Has no store; once it is broken, it does not even say so. */
    @TestExtension({"aStoreThatCannotBeWrittenIsNoObstacle", "aStoreThatCannotBeSearchedIsNoObstacle"})
    public static final class UnwritableProvider extends CredentialsProvider {

        static volatile String token;
        static volatile boolean broken;

        @NonNull
        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                @NonNull Class<C> type,
                ItemGroup itemGroup,
                Authentication authentication,
                @NonNull List<DomainRequirement> domainRequirements) {
            KakaoAccount account = account("vault", token);
            return type.isInstance(account) ? List.of(type.cast(account)) : List.of();
        }

        @Override
        public CredentialsStore getStore(ModelObject object) {
            if (broken) {
                throw new IllegalStateException("out of order");
            }
            return null;
        }
    }
}
