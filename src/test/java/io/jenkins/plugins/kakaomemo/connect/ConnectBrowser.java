package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;

/** Somebody's browser on the way through the pages of Jenkins and of Kakao, quick for want of scripts and styles. */
final class ConnectBrowser {

    private final JenkinsRule jenkins;
    private final JenkinsRule.WebClient client;

    ConnectBrowser(JenkinsRule jenkins) {
        this.jenkins = jenkins;
        client = SharedJenkins.browser().withThrowExceptionOnFailingStatusCode(false);
    }

    ConnectBrowser(JenkinsRule jenkins, String user) throws Exception {
        this(jenkins);
        login(user);
    }

    /** From now on as people have it; needed by pages that scripts fill. */
    ConnectBrowser withScripts() {
        client.setJavaScriptEnabled(true);
        client.getOptions().setCssEnabled(true);
        client.removeRequestHeader(jenkins.jenkins.getCrumbIssuer().getCrumbRequestField());
        return this;
    }

    ConnectBrowser login(String user) throws Exception {
        client.login(user);
        return this;
    }

    HtmlPage open(String address) throws Exception {
        return client.getPage(address.contains("://") ? new URL(address) : new URL(jenkins.getURL(), address));
    }

    /** The form, filled in as for the emulator's app. */
    HtmlForm form(String address) throws Exception {
        HtmlForm form = open(address).getFormByName("connect");
        if (!form.getInputsByName("restApiKey").isEmpty()) {
            form.getInputByName("restApiKey").setValue(EmulatorApp.REST_API_KEY);
            form.getInputByName("clientSecret").setValue(EmulatorApp.CLIENT_SECRET);
        }
        return form;
    }

    /** As far as Kakao's consent page. */
    HtmlPage consentPage(HtmlForm form) throws Exception {
        HtmlPage page = jenkins.submit(form);
        await(() -> current().getUrl().getPath().startsWith("/oauth/"));
        HtmlPage arrived = current();
        assertThat(arrived.getUrl().getPath()).as(page.asNormalizedText()).isEqualTo("/oauth/authorize");
        return arrived;
    }

    /** Lets scripts run until that is so, for some seconds at most. */
    void await(BooleanSupplier condition) {
        for (int tries = 0; tries < 100 && !condition.getAsBoolean(); tries++) {
            client.waitForBackgroundJavaScript(100);
        }
    }

    private HtmlPage current() {
        return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
    }

    HtmlPage agree(HtmlPage consentPage) throws IOException {
        return (HtmlPage) decide(consentPage, "agree");
    }

    HtmlPage cancel(HtmlPage consentPage) throws IOException {
        return (HtmlPage) decide(consentPage, "cancel");
    }

    HtmlPage agreeToAllButMessages(HtmlPage consentPage) throws IOException {
        for (var box : consentPage.getElementsByName("agreed")) {
            ((HtmlCheckBoxInput) box).setChecked(false);
        }
        return agree(consentPage);
    }

    private static Page decide(HtmlPage consentPage, String decision) throws IOException {
        for (var button : consentPage.getElementsByName("decision")) {
            if (((HtmlButton) button).getValueAttribute().equals(decision)) {
                return button.click();
            }
        }
        throw new AssertionError("no button " + decision);
    }

    /** The page that takes the answer by hand. */
    HtmlPage pastePage(String address) throws Exception {
        HtmlForm form = form(address);
        form.getInputByName("byHand").setChecked(true);
        return jenkins.submit(form);
    }

    /** Agrees, and tells the address that Kakao leads to without going there. */
    String addressAfterConsent(HtmlPage consentPage) throws IOException {
        client.getOptions().setRedirectEnabled(false);
        try {
            return decide(consentPage, "agree").getWebResponse().getResponseHeaderValue("Location");
        } finally {
            client.getOptions().setRedirectEnabled(true);
        }
    }

    /** Agrees in another tab, and tells the address that Kakao leads to. */
    String addressAfterConsentElsewhere(HtmlPage pastePage) throws Exception {
        HtmlAnchor link = pastePage.getAnchorByText("Open Kakao in a new tab");
        assertThat(link.getTargetAttribute()).isEqualTo("_blank");
        assertThat(link.getRelAttribute()).contains("noopener");
        return addressAfterConsent((HtmlPage) client.getPage(link.getHrefAttribute()));
    }

    HtmlPage paste(HtmlPage pastePage, String answer) throws Exception {
        HtmlForm form = pastePage.getFormByName("paste");
        form.getInputByName("answer").setValue(answer);
        return jenkins.submit(form);
    }

    Page post(String address, Map<String, String> parameters) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), address), HttpMethod.POST);
        List<NameValuePair> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(new NameValuePair(name, value)));
        request.setRequestParameters(pairs);
        client.addCrumb(request);
        return client.getPage(request);
    }

    /** What comes back as it is, without running or following anything. */
    int status(HttpMethod method, String address) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), address), method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        client.getOptions().setRedirectEnabled(false);
        try {
            return client.loadWebResponse(request).getStatusCode();
        } finally {
            client.getOptions().setRedirectEnabled(true);
        }
    }
}
