package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.time.Duration;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a person must see to is told at once, on the page of the accounts as well as by Manage Jenkins. */
class AccountsAdministrativeMonitorTest extends SharedJenkins {

    private AccountsAdministrativeMonitor monitor;
    private WorkflowJob job;

    @BeforeEach
    void prepare() throws Exception {
        monitor = ExtensionList.lookupSingleton(AccountsAdministrativeMonitor.class);
        monitor.disable(false);
        kakao.addAccount("kakao");
        job = sendingJob(jenkins.jenkins, "job", "kakao");
    }

    @Test
    void warnsOfWhatEndsAnAccountUntilItIsFixed() throws Exception {
        build(job);
        assertThat(monitor.isActivated()).isFalse();

        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertWarning(AccountState.Kind.CONSENT_MISSING, "talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        assertConnected();

        kakao.emulator().clock().advance(Duration.ofHours(7));
        kakao.emulator().app().clientSecret("another");
        assertWarning(AccountState.Kind.REFUSED, "[KOE010]");
        kakao.emulator().app().clientSecret(EmulatorApp.CLIENT_SECRET);
        assertConnected();

        kakao.emulator().unlink(kakao.emulator().user());
        assertWarning(AccountState.Kind.ENDED, "[KOE322]");
        HtmlPage page = browser().goTo("manage");
        assertThat(page.asNormalizedText()).contains("kakao").contains("Connect the KakaoTalk account again");
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
            build(job);
            assertThat(monitor.getWarnings()).isEmpty();
        }
    }

    @Test
    void aPersonsOwnAccountIsShownToThatPersonAlone() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        KakaoMemoConfiguration.get().setPersonalCredentialsId("kakao");
        connectOwn(User.getOrCreateByIdOrFullName("alice"));
        kakao.emulator().clock().advance(Duration.ofDays(61));

        assertThat(monitor.getWarnings()).isEmpty();
        assertThat(accountPage(browser().login("alice"))).contains("alice", "State\nDisconnected");
    }

    @Test
    void canBeDismissed() throws Exception {
        kakao.emulator().unlink(kakao.emulator().user());
        assertWarning(AccountState.Kind.ENDED, "KOE322");
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

    private void assertWarning(AccountState.Kind kind, String words) throws Exception {
        build(job);
        assertWarned(kind, words);
    }

    private void assertWarned(AccountState.Kind kind, String words) throws Exception {
        assertThat(monitor.isActivated()).isTrue();
        assertThat(monitor.getWarnings()).singleElement().satisfies(warning -> {
            assertThat(warning.state().kind()).isEqualTo(kind);
            assertThat(warning.state().words()).contains(words);
        });
        assertThat(accountPage(browser()))
                .contains("State\n" + kind.displayName())
                .contains(words);
    }

    private void assertConnected() throws Exception {
        build(job);
        assertThat(monitor.getWarnings()).isEmpty();
        assertThat(accountPage(browser())).contains("State\nConnected");
    }

    private static String accountPage(JenkinsRule.WebClient browser) throws Exception {
        return browser.goTo("kakao-memo/").asNormalizedText();
    }
}
