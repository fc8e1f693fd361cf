package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.JenkinsLocationConfiguration;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the address of Jenkins cannot be registered, the user brings the answer back by hand. */
class ConnectByHandTest extends SharedJenkins {

    private static final String FORM = "kakao-memo/connect";

    private ConnectBrowser browser;

    @BeforeEach
    void prepare() {
        kakao.emulator().app().redirectUris("http://localhost:5252/callback");
        browser = new ConnectBrowser(jenkins);
    }

    @Test
    void theAddressIsPasted() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        HtmlPage page = browser.pastePage(FORM);
        assertThat(page.asNormalizedText()).contains("http://localhost:5252/callback?code=");
        String address = browser.addressAfterConsentElsewhere(page);
        assertThat(address).startsWith("http://localhost:5252/callback?code=");

        assertConnected(browser.paste(page, "  " + address + "\n"));
    }

    @Test
    void theBareCodeIsPasted() throws Exception {
        HtmlPage page = browser.pastePage(FORM);

        assertConnected(browser.paste(page, codeIn(browser.addressAfterConsentElsewhere(page))));
    }

    @Test
    void anAddressOfAnotherAttemptIsRefusedAndTheRightOneMayFollow() throws Exception {
        HtmlPage other = browser.pastePage(FORM);
        String otherAddress = browser.addressAfterConsentElsewhere(other);
        HtmlPage page = browser.pastePage(FORM);
        String address = browser.addressAfterConsentElsewhere(page);

        HtmlPage again = browser.paste(page, otherAddress);
        assertThat(again.asNormalizedText()).contains("another attempt");
        again = browser.paste(again, address.replaceFirst("&state=[^&]+", ""));
        assertThat(again.asNormalizedText()).contains("another attempt");
        again = browser.paste(again, "");
        assertThat(again.asNormalizedText()).contains("no authorization code");
        again = browser.paste(again, "http://localhost:5252/callback?state=%zz");
        assertThat(again.asNormalizedText()).contains("no authorization code");
        assertThat(kakao.emulator().count(EmulatedKakao.TOKEN)).isZero();

        assertConnected(browser.paste(again, address));
    }

    @Test
    void aPasteCountsOnceAndInTime() throws Exception {
        HtmlPage page = browser.pastePage(FORM);
        String address = browser.addressAfterConsentElsewhere(page);
        assertConnected(browser.paste(page, address));
        assertThat(browser.paste(page, address).getWebResponse().getStatusCode())
                .isEqualTo(403);

        HtmlPage late = browser.pastePage(FORM);
        String lateAddress = browser.addressAfterConsentElsewhere(late);
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        assertThat(browser.paste(late, lateAddress).getWebResponse().getStatusCode())
                .isEqualTo(403);
        assertThat(kakao.emulator().count(EmulatedKakao.TOKEN)).isEqualTo(1);
    }

    @Test
    void aPastedCancellationIsTold() throws Exception {
        HtmlPage page = browser.pastePage(FORM);
        String address = browser.addressAfterConsentElsewhere(page).replaceFirst("code=[^&]+", "error=access_denied");

        assertThat(browser.paste(page, address).asNormalizedText()).contains("cancelled");
    }

    @Test
    void aWrongCodeIsKakaosToRefuseAndIsNotShown() throws Exception {
        HtmlPage page = browser.pastePage(FORM);

        HtmlPage result = browser.paste(page, "a-code-of-somebody-else");

        assertThat(result.asNormalizedText()).contains("KOE320");
        assertThat(result.getWebResponse().getContentAsString()).doesNotContain("a-code-of-somebody-else");
    }

    private static String codeIn(String address) {
        Matcher code =
                Pattern.compile("code=([^&]+)").matcher(URI.create(address).getQuery());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static void assertConnected(HtmlPage page) {
        assertThat(page.asNormalizedText()).contains("is connected");
        assertThat(SystemCredentialsProvider.getInstance().getCredentials()).hasSize(1);
    }
}
