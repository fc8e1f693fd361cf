package io.jenkins.plugins.kakaomemo.health;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.notifier.KakaoMemoNotifier;
import java.time.Duration;
import java.util.Locale;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AccountWarningsTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;
    private AccountWarnings monitor;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
        monitor = ExtensionList.lookupSingleton(AccountWarnings.class);
        kakao.addAccount("kakao");
        job = jenkins.createFreeStyleProject("job");
        job.getPublishersList().add(new KakaoMemoNotifier());
    }

    @Test
    void warnsOfWhatEndsAnAccountUntilItIsCured() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        assertThat(monitor.isActivated()).isFalse();

        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertWarning(AccountState.Kind.CONSENT_MISSING, "talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        assertCured();

        kakao.emulator().clock().advance(Duration.ofHours(7));
        kakao.emulator().app().clientSecret("another");
        assertWarning(AccountState.Kind.REFUSED, "[KOE010]");
        kakao.emulator().app().clientSecret(EmulatorApp.CLIENT_SECRET);
        assertCured();

        kakao.emulator().unlink(kakao.emulator().user());
        assertWarning(AccountState.Kind.ENDED, "[KOE322]");
        HtmlPage page = jenkins.createWebClient().goTo("manage");
        assertThat(page.asNormalizedText()).contains("kakao").contains("Connect the KakaoTalk account again");
    }

    @Test
    void warnsThirteenDaysBeforeTheEnd() throws Exception {
        kakao.emulator().clock().advance(Duration.ofDays(31));
        jenkins.buildAndAssertSuccess(job);
        kakao.emulator().clock().advance(Duration.ofDays(47));

        assertThat(monitor.getWarnings()).singleElement().satisfies(warning -> {
            assertThat(warning.state().kind()).isEqualTo(AccountState.Kind.EXPIRING);
            assertThat(warning.getWords()).contains("ends in 12 days");
        });
        assertCured();
    }

    @Test
    void aBuildThatMeetsAnAccountAboutToEndSaysSo() throws Exception {
        kakao.emulator().clock().advance(Duration.ofDays(31));
        jenkins.buildAndAssertSuccess(job);
        kakao.emulator().clock().advance(Duration.ofDays(47));
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.html(502).forever());
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job)))
                .contains("KakaoTalk memo not sent [HTTP 502]")
                .contains("The connection ends in 12 days");
    }

    @Test
    void aMemoThatKakaoRefusesOrAPassingFaultIsNoWarning() throws Exception {
        for (Fault fault : new Fault[] {
            Fault.kapi(400, -2), Fault.kapi(400, -10), Fault.html(502).times(3)
        }) {
            kakao.emulator().faults().next(EmulatedKakao.MEMO, fault);
            jenkins.buildAndAssertSuccess(job);
            assertThat(monitor.getWarnings()).isEmpty();
        }
    }

    @Test
    void canBeDismissed() throws Exception {
        kakao.emulator().unlink(kakao.emulator().user());
        assertWarning(AccountState.Kind.ENDED, "KOE322");
        JenkinsRule.WebClient browser = jenkins.createWebClient();
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
        jenkins.buildAndAssertSuccess(job);
        assertThat(monitor.isActivated()).isTrue();
        assertThat(monitor.getWarnings()).singleElement().satisfies(warning -> {
            assertThat(warning.state().kind()).isEqualTo(kind);
            assertThat(warning.getWords()).contains(words);
        });
    }

    private void assertCured() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        assertThat(monitor.getWarnings()).isEmpty();
    }
}
