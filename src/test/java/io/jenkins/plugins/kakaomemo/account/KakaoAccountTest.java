package io.jenkins.plugins.kakaomemo.account;

import static io.jenkins.plugins.kakaomemo.account.EmulatedKakao.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.ModelObject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class KakaoAccountTest extends SharedJenkins {

    private static final String UPDATE_DIALOG =
            "manage/credentials/store/system/domain/_/credential/kakao/updateDialog";
    private static final String TEST_BUTTON = "descriptorByName/io.jenkins.plugins.kakaomemo.account.KakaoAccount/test";

    @Test
    void anAccountOfTheFolderWinsAndOthersDoNotSeeIt() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(jenkins.jenkins, account("kakao", "unused-token"));
        kakao.addAccount(team, account("kakao", kakao.newRefreshToken()));
        kakao.addAccount(team, account("team-only", kakao.newRefreshToken()));

        assertThat(build(team, "kakao")).contains("KakaoTalk memo sent");
        assertThat(build(team, "team-only")).contains("KakaoTalk memo sent");
        assertThat(build(jenkins.jenkins, "kakao")).contains("[KOE322]");
        assertThat(build(jenkins.jenkins, "team-only"))
                .contains("There is no KakaoTalk account with the ID \"team-only\" that");
    }

    /** Configuration as code and the REST API of the Credentials plugin take an account without its secrets. */
    @Test
    void theConsoleNamesTheSecretThatAnAccountLacks() throws Exception {
        Secret token = Secret.fromString(kakao.newRefreshToken());
        kakao.addAccount(
                jenkins.jenkins, new KakaoAccount(CredentialsScope.GLOBAL, "without-key", "", null, null, token));
        kakao.addAccount(
                jenkins.jenkins,
                new KakaoAccount(
                        CredentialsScope.GLOBAL,
                        "without-token",
                        "",
                        Secret.fromString(EmulatorApp.REST_API_KEY),
                        null,
                        null));

        assertThat(build(jenkins.jenkins, "without-key"))
                .contains("\"without-key\" has no REST API key")
                .doesNotContain("\tat ");
        assertThat(build(jenkins.jenkins, "without-token"))
                .contains("\"without-token\" has no refresh token")
                .doesNotContain("\tat ");
        assertThat(accountPage().asNormalizedText()).contains("without-key", "without-token");
    }

    @Test
    void aMemoThatWaitsNamesTheSecretThatItsAccountHasLost() throws Exception {
        KakaoAccount account = kakao.addAccount("kakao");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.status(503).times(3));
        WorkflowJob job = sendingJob(jenkins.jenkins, "job", "kakao");
        assertThat(build(job)).contains("not sent yet");
        CredentialsStore store =
                CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
        store.updateCredentials(Domain.global(), account, account.withRefreshToken(""));
        kakao.emulator().clock().advance(Duration.ofMinutes(2));

        OutboxAtWork.deliverDue();
        await().until(OutboxAtWork::isIdle);

        assertThat(browser().getPage(job.getLastBuild()).asNormalizedText()).contains("has no refresh token");
    }

    @Test
    void aPersonIsToldThatTheAccountOfTheAppLacksItsKey() throws Exception {
        kakao.addAccount("app");
        KakaoMemoConfiguration.get().setPersonalCredentialsId("app");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        connectOwn(User.getById("alice", true));
        kakao.addAccount(
                jenkins.jenkins, new KakaoAccount(CredentialsScope.GLOBAL, "without-key", "", null, null, null));
        KakaoMemoConfiguration.get().setPersonalCredentialsId("without-key");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("kakaoMemo message: 'x', to: [user('alice')]", true));

        assertThat(build(job)).contains("has no REST API key").doesNotContain("\tat ");
    }

    @Test
    void aBuildIsNotedInTheUsageOfTheAccount() throws Exception {
        KakaoAccount account = kakao.addAccount("noted");

        build(jenkins.jenkins, "noted");

        await().untilAsserted(() -> assertThat(
                        CredentialsProvider.getFingerprintOf(account).getJobs())
                .containsExactly("job"));
    }

    @Test
    void theListOfAccountsIsForThoseWhoMayUseThem() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        protect(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));

        assertThat(choicesFor("reader", job)).containsExactly("current");
        assertThat(choicesFor("configurer", job)).containsExactlyInAnyOrder("", "kakao", "current");
        assertThat(choicesFor("configurer", null)).containsExactly("current");
        assertThat(choicesFor("admin", null)).containsExactlyInAnyOrder("", "kakao", "current");
    }

    @Test
    void theTestButtonSendsAMemoAndNamesWhatFails() throws Exception {
        String token = kakao.newRefreshToken();
        KakaoAccount.DescriptorImpl form = jenkins.jenkins.getDescriptorByType(KakaoAccount.DescriptorImpl.class);

        assertThat(test(form, EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET, token).kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(kakao.emulator().memos()).hasSize(1);

        assertThat(test(form, "", EmulatorApp.CLIENT_SECRET, token).getMessage())
                .contains("REST API key");
        assertThat(test(form, EmulatorApp.REST_API_KEY, "", token).getMessage()).contains("KOE010");
        assertThat(test(form, EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET, "")
                        .getMessage())
                .contains("refresh token");
        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertThat(test(form, EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET, token)
                        .getMessage())
                .contains("talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -10));
        assertThat(test(form, EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET, token)
                        .getMessage())
                .contains("-10");
        assertThat(kakao.emulator().memos()).hasSize(1);
        assertThat(form.doCheckRestApiKey(Secret.fromString(" ")).kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckRefreshToken(Secret.fromString("x")).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void theTestButtonIsForThoseWhoMayChangeAccountsAndByPostOnly() throws Exception {
        protect(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, CredentialsProvider.UPDATE)
                .everywhere()
                .to("keeper"));

        assertThat(press("stranger", HttpMethod.POST)).isEqualTo(403);
        assertThat(press("reader", HttpMethod.POST)).isEqualTo(403);
        assertThat(kakao.emulator().requests()).isEmpty();
        assertThat(press("keeper", HttpMethod.GET)).isIn(404, 405);
        assertThat(kakao.emulator().requests()).isEmpty();
        assertThat(press("keeper", HttpMethod.POST)).isEqualTo(200);
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void theFormKeepsTheAccountAndHidesItsSecrets() throws Exception {
        KakaoAccount account = account("kakao", kakao.newRefreshToken());
        account.setLanguage("ko");
        kakao.addAccount(jenkins.jenkins, account);

        HtmlPage page = browser().goTo(UPDATE_DIALOG);
        assertThat(page.getWebResponse().getContentAsString())
                .contains("REST API key", "Connected (not used yet)")
                .doesNotContain(
                        EmulatorApp.REST_API_KEY,
                        EmulatorApp.CLIENT_SECRET,
                        account.getRefreshToken().getPlainText());
        save(page.getFormByName("updateCredentials"));

        jenkins.assertEqualDataBoundBeans(
                account,
                SystemCredentialsProvider.getInstance().getCredentials().get(0));
    }

    @Test
    void withoutAClientSecretKeepsNone() throws Exception {
        KakaoAccount account = account("kakao", EmulatorApp.REST_API_KEY, " ", kakao.newRefreshToken());

        assertThat(account.getClientSecret()).isNull();
        assertThat(Items.XSTREAM2.toXML(account)).contains("<restApiKey>").doesNotContain("clientSecret");
    }

    @Test
    void noSecretIsOnDiskOrInTheConsole() throws Exception {
        KakaoAccount account = kakao.addAccount("kakao");
        String console = build(jenkins.jenkins, "kakao");
        kakao.emulator().clock().advance(Duration.ofDays(31));
        console += build(jenkins.jenkins, "kakao");
        KakaoAccount renewed = (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
        assertThat(renewed.getRefreshToken()).isNotEqualTo(account.getRefreshToken());

        List<String> secrets = List.of(
                EmulatorApp.REST_API_KEY,
                EmulatorApp.CLIENT_SECRET,
                account.getRefreshToken().getPlainText(),
                renewed.getRefreshToken().getPlainText());
        assertThat(console).contains("KakaoTalk memo sent").doesNotContain(secrets);
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain(secrets);
            }
        }
    }

    private String build(ModelObject where, String credentialsId) throws Exception {
        FreeStyleProject job =
                where instanceof Folder folder ? folder.createProject(FreeStyleProject.class, credentialsId) : job();
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        notifier.setCredentialsId(credentialsId);
        job.getPublishersList().replace(notifier);
        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);
        return JenkinsRule.getLog(run);
    }

    /** As the scripts of the credentials plugin do, which open this form in a dialog. */
    private static void save(HtmlForm form) throws Exception {
        JSONObject fields = new JSONObject();
        for (String field : List.of("restApiKey", "clientSecret", "refreshToken", "id", "description")) {
            fields.put(field, form.getInputByName("_." + field).getValue());
        }
        HtmlSelect scopes = form.getSelectByName("_.scope");
        fields.put("scope", scopes.getSelectedOptions().get(0).getValueAttribute());
        // a script fetches the choices, and chooses this one of them
        fields.put("language", form.getSelectByName("_.language").getAttribute("value"));
        fields.put("stapler-class", form.getInputByName("stapler-class").getValue());
        HtmlPage page = (HtmlPage) form.getPage();
        WebRequest request = new WebRequest(page.getFullyQualifiedUrl(form.getActionAttribute()), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", fields.toString())));
        browser().getPage(request);
    }

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class);
        return job == null ? jenkins.createFreeStyleProject("job") : job;
    }

    private void protect(MockAuthorizationStrategy strategy) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(strategy);
    }

    private static List<String> choicesFor(String user, Item item) throws Exception {
        try (var ignored = ACL.as2(User.getOrCreateByIdOrFullName(user).impersonate2())) {
            return AccountLookup.choices(item, "current", "none").stream()
                    .map((ListBoxModel.Option option) -> option.value)
                    .toList();
        }
    }

    private FormValidation test(KakaoAccount.DescriptorImpl form, String key, String secret, String token)
            throws Exception {
        return form.doTest(null, Secret.fromString(key), Secret.fromString(secret), Secret.fromString(token));
    }

    private int press(String user, HttpMethod method) throws Exception {
        JenkinsRule.WebClient browser = browser().withThrowExceptionOnFailingStatusCode(false);
        browser.login(user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), TEST_BUTTON), method);
        request.setRequestParameters(List.of(
                new NameValuePair("restApiKey", EmulatorApp.REST_API_KEY),
                new NameValuePair("clientSecret", EmulatorApp.CLIENT_SECRET),
                new NameValuePair("refreshToken", kakao.newRefreshToken())));
        if (method == HttpMethod.POST) {
            browser.addCrumb(request);
        }
        return browser.getPage(request).getWebResponse().getStatusCode();
    }
}
