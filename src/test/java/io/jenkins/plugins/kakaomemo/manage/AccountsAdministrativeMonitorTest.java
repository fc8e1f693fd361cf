package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionList;
import hudson.model.AdministrativeMonitor;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountCheck;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.Stapler;
import org.springframework.security.core.Authentication;

/** What a person must see to is told on the page of the accounts at once, and by Manage Jenkins on one of the next pages. */
class AccountsAdministrativeMonitorTest extends SharedJenkins {

    private static final String NEED_ATTENTION = "KakaoTalk accounts that need attention";

    /** After it a page has the warnings gathered anew. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private static final AtomicInteger LOOK_UPS = new AtomicInteger();

    private AccountsAdministrativeMonitor monitor;
    private KakaoAccount account;
    private WorkflowJob job;

    /** Provides nothing, and counts how often a request looks for accounts. */
    @TestExtension
    public static final class CountingProvider extends CredentialsProvider {
        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type, ItemGroup group, Authentication authentication, List<DomainRequirement> requirements) {
            if (type == KakaoAccount.class && Stapler.getCurrentRequest2() != null) {
                LOOK_UPS.incrementAndGet();
            }
            return List.of();
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        monitor = ExtensionList.lookupSingleton(AccountsAdministrativeMonitor.class);
        monitor.disable(false);
        account = kakao.addAccount("kakao");
        job = sendingJob(jenkins.jenkins, "job", "kakao");
    }

    @Test
    void warnsOfWhatEndsAnAccountUntilItIsFixed() throws Exception {
        assertConnected();

        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertWarning(AccountState.Kind.CONSENT_MISSING, "talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        assertConnected();

        kakao.emulator().clock().advance(Duration.ofHours(7));
        kakao.emulator().app().clientSecret("another");
        assertWarning(AccountState.Kind.REFUSED, "[KOE010]");
        kakao.emulator().app().clientSecret(EmulatorApp.CLIENT_SECRET);
        assertConnected();

        endAccount();
        assertThat(manage()).contains(NEED_ATTENTION, "kakao", "Connect the KakaoTalk account again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "manage/", "manage/configure", "job/job/", "job/job/configure"})
    void noPageLooksForAccounts(String page) throws Exception {
        endAccount();
        // most pages ask only until one monitor is active
        for (AdministrativeMonitor other : jenkins.jenkins.getActiveAdministrativeMonitors()) {
            other.disable(other != monitor);
        }
        LOOK_UPS.set(0);

        for (int request = 0; request < 3; request++) {
            kakao.emulator().clock().advance(MOMENT);
            browser().goTo(page);
        }

        assertThat(LOOK_UPS).hasValue(0);
        accountPage();
        assertThat(LOOK_UPS.get()).isPositive();
    }

    @Test
    void isGoneFromTheNextPageWhenTheAccountIsConnectedAgain() throws Exception {
        KakaoAccount ended = endAccount();
        RefreshToken token = new RefreshToken(kakao.newRefreshToken(), null);

        AccountTokens.get().connected(ended, store(), Domain.global(), token);

        assertThat(manage()).doesNotContain(NEED_ATTENTION);
        store().updateCredentials(Domain.global(), ended, ended.withRefreshToken(token.value()));
        assertThat(manage()).doesNotContain(NEED_ATTENTION);
    }

    @Test
    void isGoneFromTheNextPageWhenATestOfTheAccountSucceeds() throws Exception {
        assertConnected();
        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertWarning(AccountState.Kind.CONSENT_MISSING, "talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");

        assertThat(AccountCheck.of(account, jenkins.jenkins)).returns(true, AccountCheck::sent);

        assertThat(manage()).doesNotContain(NEED_ATTENTION);
    }

    @Test
    void aCredentialThatIsSavedOrDeletedShowsSoon() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        await().until(() -> !isActivatedAMomentLater());
        for (ModelObject context : List.of(jenkins.jenkins, folder)) {
            KakaoAccount incomplete = kakao.addAccount(context, EmulatedKakao.account("incomplete", ""));
            await().untilAsserted(() -> assertThat(monitor.getWarnings())
                    .extracting(AccountRow::getId)
                    .containsExactly("incomplete"));

            CredentialsProvider.lookupStores(context).iterator().next().removeCredentials(Domain.global(), incomplete);
            await().until(() -> !monitor.isActivated());
        }
    }

    @Test
    @DefaultLocale("en")
    void speaksTheLanguageOfTheReaderWhateverTheLastSpoke() throws Exception {
        endAccount();
        assertThat(manage()).contains("Connect the KakaoTalk account again");

        Locale.setDefault(Locale.KOREAN);

        assertThat(manage()).contains("카카오톡 계정을 다시 연결하세요");
    }

    @Test
    void warnsThirteenDaysBeforeTheEnd() throws Exception {
        kakao.emulator().clock().advance(Duration.ofDays(31));
        build(job);
        kakao.emulator().clock().advance(Duration.ofDays(47));

        assertWarned(AccountState.Kind.EXPIRING, "expires in 12 days");
        assertConnected();
    }

    @Test
    void aBuildThatMeetsAnAccountAboutToEndSaysSo() throws Exception {
        kakao.emulator().clock().advance(Duration.ofDays(31));
        build(job);
        kakao.emulator().clock().advance(Duration.ofDays(47));
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.html(502).forever());
        assertThat(build(job))
                .contains("KakaoTalk memo not sent yet [HTTP 502]")
                .contains("The connection expires in 12 days");
    }

    @Test
    void aMemoThatKakaoRefusesOrATransientErrorIsNoWarning() throws Exception {
        for (Fault fault : new Fault[] {
            Fault.kapi(400, -2), Fault.kapi(400, -10), Fault.html(502).times(3)
        }) {
            kakao.emulator().faults().next(EmulatedKakao.MEMO, fault);
            assertThat(warnings()).isEmpty();
        }
    }

    @Test
    void aPersonsOwnAccountIsShownToThatPersonAlone() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        KakaoMemoConfiguration.get().setPersonalCredentialsId("kakao");
        connectOwn(User.getOrCreateByIdOrFullName("alice"));
        kakao.emulator().clock().advance(Duration.ofDays(61));

        assertThat(warnings()).isEmpty();
        assertThat(accountPageOf("alice")).contains("alice", "State\nDisconnected");
    }

    @Test
    void canBeDismissed() throws Exception {
        endAccount();
        JenkinsRule.WebClient browser = browser();
        HtmlPage page = browser.goTo("manage");

        page.getForms().stream()
                .filter(form -> form.getActionAttribute().endsWith("/dismiss"))
                .findFirst()
                .orElseThrow()
                .getElementsByTagName("button")
                .get(0)
                .click();

        assertThat(monitor.isEnabled()).isFalse();
    }

    private KakaoAccount endAccount() throws Exception {
        kakao.emulator().unlink(kakao.emulator().user());
        assertWarning(AccountState.Kind.ENDED, "[KOE322]");
        return account;
    }

    private void assertWarning(AccountState.Kind kind, String words) throws Exception {
        build(job);
        assertWarned(kind, words);
    }

    private void assertWarned(AccountState.Kind kind, String words) throws Exception {
        await().untilAsserted(() -> {
            assertThat(isActivatedAMomentLater()).isTrue();
            assertThat(monitor.getWarnings()).singleElement().satisfies(warning -> {
                assertThat(warning.state().kind()).isEqualTo(kind);
                assertThat(warning.state().words()).contains(words);
            });
        });
        assertThat(accountPage().asNormalizedText())
                .contains("State\n" + kind.displayName())
                .contains(words);
    }

    private void assertConnected() throws Exception {
        build(job);
        await().until(() -> !isActivatedAMomentLater());
        assertThat(accountPage().asNormalizedText()).contains("State\nConnected");
    }

    /** As a page asks that is opened after the last ones. */
    private boolean isActivatedAMomentLater() {
        kakao.emulator().clock().advance(MOMENT);
        return monitor.isActivated();
    }

    /** Those of this moment: whatever account is connected again, all are gathered anew. */
    private List<AccountRow> warnings() {
        monitor.reconnected("another");
        return monitor.getWarnings();
    }

    private static String manage() throws Exception {
        return browser().goTo("manage").asNormalizedText();
    }

    private static CredentialsStore store() {
        return CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
    }
}
