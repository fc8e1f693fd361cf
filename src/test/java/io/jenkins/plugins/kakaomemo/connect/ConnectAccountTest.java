package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** From the form through Kakao's consent page, and back with an account that sends. */
class ConnectAccountTest extends SharedJenkins {

    private static final String SYSTEM = "kakao-memo/connect";

    @BeforeEach
    void prepare() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void aNewAccountOfTheController() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin").withScripts();
        HtmlForm form = browser.form(SYSTEM);
        form.getInputByName("id").setValue("team");
        form.getInputByName("description").setValue("Chat of the team");

        HtmlPage result = browser.agree(browser.consentPage(form));

        assertThat(result.asNormalizedText()).contains("\"team\" is connected");
        KakaoAccount account = account(jenkins.jenkins);
        assertThat(account.getId()).isEqualTo("team");
        assertThat(account.getDescription()).isEqualTo("Chat of the team");
        assertThat(account.getClientSecret()).isEqualTo(Secret.fromString(EmulatorApp.CLIENT_SECRET));
        assertSends(jenkins.jenkins);
        assertThat(result.getAnchorByText("Continue").click().getWebResponse().getStatusCode())
                .isEqualTo(200);
        assertThat(result.getWebResponse().getContentAsString())
                .doesNotContain(EmulatorApp.CLIENT_SECRET, token(account));
    }

    @Test
    void theAddressKeepsNoCodeAndThePageOffersATestMemo() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        HtmlForm form = browser.form(SYSTEM);
        form.getInputByName("id").setValue("team");

        HtmlPage result = browser.agree(browser.consentPage(form));

        assertThat(result.getUrl().toString()).isEqualTo(jenkins.getURL() + "kakao-memo/result");
        assertThat(browser.open("kakao-memo/result").asNormalizedText()).contains("\"team\" is connected");
        HtmlPage tested =
                result.getFirstByXPath("//form[contains(@action, '/kakao-memo/test')]") instanceof HtmlForm test
                        ? (HtmlPage) test.getElementsByTagName("button").get(0).click()
                        : result;
        assertThat(tested.asNormalizedText()).contains("The memo was sent");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void whoMayNotTestItIsOfferedNoTest() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        jenkins.jenkins.setAuthorizationStrategy(readersAnd()
                .grant(Item.READ, CredentialsProvider.CREATE)
                .onItems(team)
                .to("giver"));
        ConnectBrowser browser = new ConnectBrowser(jenkins, "giver");

        HtmlPage result = browser.agree(browser.consentPage(browser.form(SYSTEM + "?store=/team")));

        assertThat(result.asNormalizedText()).contains("is connected").doesNotContain("Send a test memo");
    }

    @Test
    void withoutAnAttemptTheResultLeadsToTheAccounts() throws Exception {
        HtmlPage page = new ConnectBrowser(jenkins, "admin").open("kakao-memo/result");

        assertThat(page.getUrl().toString()).isEqualTo(jenkins.getURL() + "kakao-memo/");
    }

    @Test
    void aNewAccountOfAFolder() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        HtmlPage result = browser.agree(browser.consentPage(browser.form(SYSTEM + "?store=/team")));

        assertThat(result.asNormalizedText()).contains("is connected");
        assertThat(accounts(jenkins.jenkins)).isEmpty();
        assertThat(accounts(team)).hasSize(1);
        assertThat(result.getAnchorByText("Continue").click().getWebResponse().getStatusCode())
                .isEqualTo(200);
        assertSends(team);
    }

    @Test
    void theListOfFriendsIsAskedForOnRequestOnly() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        HtmlForm form = browser.form(SYSTEM);
        assertThat(browser.consentPage(form).getUrl().getQuery())
                .contains("talk_message")
                .doesNotContain("friends");

        HtmlForm withFriends = browser.form(SYSTEM);
        withFriends.getInputByName("friends").setChecked(true);

        assertThat(browser.consentPage(withFriends).getUrl().getQuery())
                .contains("talk_message")
                .contains("friends");
    }

    @Test
    void anAccountOfANamedDomain() throws Exception {
        Domain domain = new Domain("kakao only", null, null);
        store(jenkins.jenkins).addDomain(domain);
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        HtmlForm form = browser.form(SYSTEM);
        form.getInputByName("id").setValue("team");
        form.getSelectByName("domain").setSelectedAttribute("kakao only", true);

        browser.agree(browser.consentPage(form));
        assertThat(store(jenkins.jenkins).getCredentials(domain)).hasSize(1);

        kakao.emulator().unlink(kakao.emulator().user());
        browser.agree(browser.consentPage(browser.form(SYSTEM + "?id=team")));
        assertThat(store(jenkins.jenkins).getCredentials(domain)).hasSize(1);
        assertSends(jenkins.jenkins);
    }

    @Test
    void thePageShowsWhatToRegisterAndWhere() throws Exception {
        HtmlPage page = new ConnectBrowser(jenkins, "admin").open(SYSTEM);

        assertThat(page.getAnchorByHref("https://developers.kakao.com/").getRelAttribute())
                .contains("noopener");
        assertThat(page.asNormalizedText())
                .contains("[카카오 로그인] > [사용 설정] (Kakao Login > Usage settings)")
                .contains("[카카오톡 메시지 전송] (Send KakaoTalk message)")
                .contains(
                        "[앱] > [플랫폼 키] > [REST API 키] > [리다이렉트 URI] (App > Platform key > REST API key > Redirect URI)")
                .doesNotContain("Domain") // there is only one
                .contains("http://localhost:5252/callback")
                .contains("Jenkins"); // the name of the store
        String redirectUri = jenkins.getURL() + "kakao-memo/callback";
        assertThat(page.getElementById("redirectUri").getTextContent()).isEqualTo(redirectUri);
        assertThat(page.querySelector(".jenkins-copy-button")
                        .getAttributes()
                        .getNamedItem("text")
                        .getNodeValue())
                .isEqualTo(redirectUri);
    }

    @Test
    void whoeverCancelsChangesNothingAndMayTryAgain() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        HtmlPage result = browser.cancel(browser.consentPage(browser.form(SYSTEM)));

        assertThat(result.asNormalizedText()).contains("cancelled");
        assertThat(accounts(jenkins.jenkins)).isEmpty();
        HtmlPage again = result.getAnchorByText("Try again").click();
        assertThat(again.getFormByName("connect")).isNotNull();
    }

    @Test
    void aConsentWithoutMessagesIsNotKept() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        HtmlPage result = browser.agreeToAllButMessages(browser.consentPage(browser.form(SYSTEM)));

        assertThat(result.asNormalizedText()).contains("talk_message").contains("nothing was stored");
        assertThat(accounts(jenkins.jenkins)).isEmpty();
    }

    @Test
    void aWrongSecretIsNamed() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        HtmlForm form = browser.form(SYSTEM);
        form.getInputByName("clientSecret").setValue("a-wrong-secret");

        HtmlPage result = browser.agree(browser.consentPage(form));

        assertThat(result.asNormalizedText()).contains("KOE010").containsIgnoringCase("client secret");
        assertThat(result.getWebResponse().getContentAsString()).doesNotContain("a-wrong-secret");
        assertThat(accounts(jenkins.jenkins)).isEmpty();
    }

    @Test
    void aFaultOfKakaosChangesNothing() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        HtmlPage consent = browser.consentPage(browser.form(SYSTEM));
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.status(503));

        HtmlPage result = browser.agree(consent);

        assertThat(result.asNormalizedText()).contains("[HTTP 503]");
        assertThat(accounts(jenkins.jenkins)).isEmpty();
    }

    @Test
    void badInputIsNamedByItsField() throws Exception {
        kakao.addAccount("taken");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        HtmlForm noKey = browser.form(SYSTEM);
        noKey.getInputByName("restApiKey").setValue(" ");
        assertThat(jenkins.submit(noKey).asNormalizedText()).contains("REST API key");

        HtmlForm badId = browser.form(SYSTEM);
        badId.getInputByName("id").setValue("a/b");
        assertThat(jenkins.submit(badId).asNormalizedText()).contains("correct the field \"ID\"");

        HtmlForm taken = browser.form(SYSTEM);
        taken.getInputByName("id").setValue("taken");
        assertThat(jenkins.submit(taken).asNormalizedText()).contains("The ID \"taken\" is already used");

        assertThat(browser.open(SYSTEM + "?store=/nowhere").asNormalizedText()).contains("\"store\"");
        assertThat(browser.open(SYSTEM + "?domain=nowhere").asNormalizedText()).contains("\"domain\"");
        assertThat(browser.open(SYSTEM + "?id=nobody").asNormalizedText()).contains("\"nobody\"");
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void aReconnectedAccountKeepsItsIdAndSendsAgain() throws Exception {
        KakaoAccount original = kakao.addAccount("team");
        original.setLanguage("ko");
        kakao.emulator().unlink(kakao.emulator().user());
        assertThat(send(jenkins.jenkins)).contains("[KOE322]");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        HtmlForm form = browser.open(SYSTEM + "?store=system&domain=_&id=team").getFormByName("connect");
        HtmlPage result = browser.agree(browser.consentPage(form));

        assertThat(result.asNormalizedText()).contains("\"team\" is connected");
        KakaoAccount reconnected = account(jenkins.jenkins);
        assertThat(reconnected.getId()).isEqualTo("team");
        assertThat(reconnected.getScope()).isEqualTo(original.getScope());
        assertThat(reconnected.getLanguage()).isEqualTo("ko");
        assertThat(reconnected.getRestApiKey()).isEqualTo(original.getRestApiKey());
        assertThat(reconnected.getClientSecret()).isEqualTo(original.getClientSecret());
        assertThat(reconnected.getRefreshToken()).isNotEqualTo(original.getRefreshToken());
        assertSends(jenkins.jenkins);

        store(jenkins.jenkins).updateCredentials(Domain.global(), reconnected, original);
        assertSends(jenkins.jenkins);
    }

    @Test
    void aReconnectMayCorrectTheSecret() throws Exception {
        kakao.addAccount(
                jenkins.jenkins,
                EmulatedKakao.account("team", EmulatorApp.REST_API_KEY, "an-old-secret", kakao.newRefreshToken()));
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        browser.agree(browser.consentPage(browser.form(SYSTEM + "?id=team")));

        assertThat(account(jenkins.jenkins).getClientSecret()).isEqualTo(Secret.fromString(EmulatorApp.CLIENT_SECRET));
        assertSends(jenkins.jenkins);
    }

    @Test
    void jenkinsMustKnowItsOwnAddress() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        assertThat(browser.open(SYSTEM).asNormalizedText()).contains("Manage Jenkins > System > Jenkins URL");
        assertThat(jenkins.submit(browser.form(SYSTEM)).asNormalizedText())
                .contains("Manage Jenkins > System > Jenkins URL");
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void theBrowserMustHaveOpenedJenkinsAtThatAddress() throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://jenkins.example.com/");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");

        for (HtmlPage page : List.of(browser.open(SYSTEM), jenkins.submit(browser.form(SYSTEM)))) {
            assertThat(page.asNormalizedText())
                    .contains("https://jenkins.example.com/")
                    .contains(jenkins.getURL().toString());
        }
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void theWayBeginsAtTheFormsOfCredentialsAndOfTheController() throws Exception {
        kakao.addAccount("team");
        jenkins.createProject(Folder.class, "a b");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "admin");
        String system = "manage/credentials/store/system/domain/_/";
        assertThat(connectLink(browser.open(system + "credential/team/updateDialog")))
                .endsWith("?store=system&domain=_&id=team");
        assertThat(connectLink(browser.open("manage/configure"))).endsWith("kakao-memo/connect");

        assertThat(connectLinkOfNew(browser, system)).endsWith("?store=system&domain=_");
        assertThat(connectLinkOfNew(browser, "job/a b/credentials/store/folder/domain/_/"))
                .endsWith("?store=%2Fa%20b&domain=_");
        assertThat(connectLinkOfNew(browser, "user/admin/credentials/store/user/domain/_/"))
                .endsWith("?store=user");
    }

    private static String connectLinkOfNew(ConnectBrowser browser, String domain) throws Exception {
        assertThat(browser.open(domain + "dialog").asNormalizedText()).contains("KakaoTalk account");
        return connectLink(browser.open(domain + "dialog2?kind=" + KakaoAccount.class.getName()));
    }

    private static String connectLink(HtmlPage page) {
        return page.getAnchors().stream()
                .filter(ConnectAccountTest::isConnectLink)
                .findFirst()
                .orElseThrow()
                .getHrefAttribute();
    }

    private static boolean isConnectLink(HtmlAnchor link) {
        return link.getTextContent().trim().equals("Connect KakaoTalk account");
    }

    private static void assertSends(ModifiableTopLevelItemGroup place) throws Exception {
        assertThat(send(place)).contains("KakaoTalk memo sent");
    }

    private static String send(ModifiableTopLevelItemGroup place) throws Exception {
        WorkflowJob job = (WorkflowJob) place.getItem("job");
        return build(job == null ? sendingJob(place, "job", null) : job);
    }

    private static String token(KakaoAccount account) {
        return account.getRefreshToken().getPlainText();
    }

    private static KakaoAccount account(ModelObject context) throws Exception {
        List<KakaoAccount> accounts = accounts(context);
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }

    private static List<KakaoAccount> accounts(ModelObject context) throws Exception {
        return store(context).getCredentials(Domain.global()).stream()
                .map(KakaoAccount.class::cast)
                .toList();
    }

    private static CredentialsStore store(ModelObject context) {
        for (CredentialsStore store : CredentialsProvider.lookupStores(context)) {
            if (Objects.equals(store.getContext(), context)) {
                return store;
            }
        }
        throw new AssertionError(SystemCredentialsProvider.class);
    }
}
