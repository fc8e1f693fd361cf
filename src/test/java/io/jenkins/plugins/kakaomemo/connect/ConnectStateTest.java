package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import java.time.Duration;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer counts once, in time, and only for whoever has asked, in the same session. */
class ConnectStateTest extends SharedJenkins {

    private static final String FORM = "kakao-memo/connect";

    private ConnectBrowser alice;

    @BeforeEach
    void prepare() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("alice", "bob"));
        alice = new ConnectBrowser(jenkins, "alice");
    }

    @Test
    void aForgedStateIsRefused() throws Exception {
        String address = alice.addressAfterConsent(alice.consentPage(alice.form(FORM)));

        assertRefused(alice.open(address.replaceFirst("state=[^&]+", "state=forged")));
        assertRefused(alice.open(address.replaceFirst("&state=[^&]+", "")));
        assertRefused(alice.open("kakao-memo/callback"));
    }

    @Test
    void anAnswerCountsOnce() throws Exception {
        String address = alice.addressAfterConsent(alice.consentPage(alice.form(FORM)));
        assertThat(alice.open(address).asNormalizedText()).contains("is connected");
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        kakao.emulator().resetCounters();

        assertRefused(alice.open(address));
    }

    @Test
    void aCancelledRequestCannotBeAnsweredAnyMore() throws Exception {
        HtmlPage consent = alice.consentPage(alice.form(FORM));
        String address = alice.addressAfterConsent(consent);
        assertThat(alice.open(address.replaceFirst("code=[^&]+", "error=access_denied"))
                        .asNormalizedText())
                .contains("cancelled");

        assertRefused(alice.open(address));
    }

    @Test
    void anAnswerComesWithinTenMinutes() throws Exception {
        HtmlPage inTime = alice.consentPage(alice.form(FORM));
        kakao.emulator().clock().advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(alice.agree(inTime).asNormalizedText()).contains("is connected");
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        kakao.emulator().resetCounters();

        HtmlPage late = alice.consentPage(alice.form(FORM));
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        assertRefused(alice.agree(late));
    }

    @Test
    void anotherSessionIsRefused() throws Exception {
        String address = alice.addressAfterConsent(alice.consentPage(alice.form(FORM)));

        assertRefused(new ConnectBrowser(jenkins, "alice").open(address));
        assertRefused(new ConnectBrowser(jenkins, "bob").open(address));
        assertThat(alice.open(address).asNormalizedText()).contains("is connected");
    }

    @Test
    void anotherUserOfTheSameBrowserIsRefused() throws Exception {
        String address = alice.addressAfterConsent(alice.consentPage(alice.form(FORM)));

        assertRefused(alice.login("bob").open(address));
        assertRefused(alice.login("alice").open(address));
    }

    @Test
    void nobodyIsConnectedWithoutALogin() throws Exception {
        String address = alice.addressAfterConsent(alice.consentPage(alice.form(FORM)));

        HtmlPage page = new ConnectBrowser(jenkins).open(address);

        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(page.asNormalizedText()).contains("not logged in");
        assertThat(kakao.emulator().count(EmulatedKakao.TOKEN)).isZero();
    }

    @Test
    void whoeverMayNoLongerKeepTheAccountIsRefused() throws Exception {
        HtmlPage consent = alice.consentPage(alice.form(FORM));
        jenkins.jenkins.setAuthorizationStrategy(readersAnd());

        assertThat(alice.agree(consent).getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(kakao.emulator().count(EmulatedKakao.TOKEN)).isZero();
    }

    private void assertRefused(HtmlPage page) {
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(page.asNormalizedText()).contains("Nothing has changed");
        assertThat(kakao.emulator().count(EmulatedKakao.TOKEN)).isZero();
        assertThat(SystemCredentialsProvider.getInstance().getCredentials()).isEmpty();
    }
}
