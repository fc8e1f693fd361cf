package io.jenkins.plugins.kakaomemo.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.User;
import hudson.security.ACL;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.BlockedFolder;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** The picture of a memo beside its form, asked for by scripts and seen in a browser. */
class MemoPreviewTest extends SharedJenkins {

    private static final String DRAW = "descriptorByName/" + MemoPreview.class.getName() + "/draw";
    private static final String SEND = "descriptorByName/" + MemoPreview.class.getName() + "/send";
    private static final String SAMPLE = SampleNotifier.class.getName();

    private FreeStyleProject job;

    @BeforeEach
    void prepare() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        job = jenkins.createFreeStyleProject("job");
        job.getPublishersList().add(new SampleNotifier("Hello", TimeUnit.DAYS));
    }

    @Test
    void isForThoseWhoMayConfigureTheJob() throws Exception {
        String fields = "{message: 'Hello', unit: 'DAYS'}";
        for (String method : List.of(DRAW, SEND)) {
            assertThat(post(null, "job/job/" + method, SAMPLE, fields).getStatusCode())
                    .isIn(403, 404);
            assertThat(post("reader", "job/job/" + method, SAMPLE, fields).getStatusCode())
                    .isEqualTo(403);
            assertThat(post("configurer", "job/job/" + method, SAMPLE, fields).getStatusCode())
                    .isEqualTo(200);
            assertThat(post("configurer", method, SAMPLE, fields).getStatusCode())
                    .isEqualTo(403);
            assertThat(post("admin", method, SAMPLE, fields).getStatusCode()).isEqualTo(200);
            assertThat(client("admin")
                            .loadWebResponse(new WebRequest(new URL(jenkins.getURL(), "job/job/" + method)))
                            .getStatusCode())
                    .isIn(404, 405);
        }
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void whoeverMayConfigureTheFolderAloneIsRefused() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        folder.createProject(FreeStyleProject.class, "inside");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("lead")
                .grant(Item.CONFIGURE)
                .onItems(folder)
                .to("lead"));

        assertThat(post("lead", "job/folder/job/inside/" + DRAW, SAMPLE, "{message: 'Hello', unit: 'DAYS'}")
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void answersWhatWouldBeSent() throws Exception {
        JsonNode unbuilt = answer("{message: '\"<b>\\\\n', unit: 'DAYS'}");
        assertThat(unbuilt.at("/notes/0").asText()).contains("No build has been completed");
        assertThat(unbuilt.at("/memos/0/kind").asText()).isEqualTo("default");
        assertThat(unbuilt.at("/memos/0/content/text").asText()).isEqualTo("\"<b>\\n");

        jenkins.buildAndAssertSuccess(job);
        JsonNode built = answer("{message: 'long', unit: 'DAYS'}");
        assertThat(built.at("/memos/0/content/object_type").asText()).isEqualTo("text");
        assertThat(built.at("/memos/0/content/text").asText()).isEqualTo("long job #1");
        assertThat(built.at("/memos/0/content/link/web_url").asText()).isEqualTo("https://ci.example.com/");
        assertThat(built.path("length").asText()).isEqualTo("4 of 200 characters");
        assertThat(built.path("notes")).hasSize(1);

        JsonNode blank = answer("{message: ' ', unit: 'DAYS'}");
        assertThat(blank.at("/error/field").asText()).isEqualTo("message");
        assertThat(blank.at("/error/words").asText()).contains("enter a text");
        assertThat(answer("{message: 'Hello', unit: 'YEARS'}")
                        .at("/error/words")
                        .asText())
                .contains("cannot be read");

        assertThat(post("configurer", "job/job/" + DRAW, SAMPLE, "no json").getStatusCode())
                .isEqualTo(400);
        assertThat(post("configurer", "job/job/" + DRAW, SAMPLE, "").getStatusCode())
                .isEqualTo(400);
        assertThat(post("configurer", "job/job/" + DRAW, "hudson.tasks.ArtifactArchiver", "{}")
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void showsNoPasswordOfABuild() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(
                new PasswordParameterDefinition("PASSWORD", "hunter2", ""),
                new StringParameterDefinition("TARGET", "live")));
        jenkins.buildAndAssertSuccess(job);
        String fields = "{message: '$PASSWORD to $TARGET', link: 'https://example.com/?p=${PASSWORD}'}";

        WebResponse answer = post("configurer", "job/job/" + DRAW, KakaoMemoNotifier.class.getName(), fields);

        assertThat(answer.getContentAsString())
                .contains("******** to live", "https://example.com/?p=********")
                .doesNotContain("hunter2");
    }

    @Test
    @DefaultLocale("ko")
    void saysWhatIsWrongInTheLanguageOfTheReader() throws Exception {
        WebResponse answer = post("configurer", "job/job/" + DRAW, KakaoMemoNotifier.class.getName(), "{message: ' '}");

        assertThat(answer.getContentAsString()).contains("값이 비어 있습니다");
    }

    @Test
    void isDrawnInTheFormAsTheUserTypes() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        HtmlPage page = settled(client("configurer"), "job/job/configure");

        assertThat(bubble(page)).isEqualTo("Hello job #1\nOpen build");
        assertThat(part(page, "length").asNormalizedText()).isEqualTo("5 of 200 characters");
        assertThat(((HtmlAnchor) page.querySelector(".kakao-bubble__button")).getHrefAttribute())
                .isEqualTo("https://ci.example.com/");

        type(page, "long <img src=x>");
        assertThat(bubble(page)).startsWith("long <img src=x> job #1");
        assertThat(part(page, "notes").asNormalizedText()).isEqualTo("That is long.");

        type(page, " ");
        assertThat(bubble(page)).isEmpty();
        assertThat(part(page, "notes").asNormalizedText()).isEqualTo("message is blank: enter a text.");

        type(page, "saved");
        jenkins.submit(page.getFormByName("config"));
        assertThat(job.getPublishersList().get(SampleNotifier.class).getMessage())
                .isEqualTo("saved");

        HtmlPage read = settled(client("reader"), "job/job/configure");
        assertThat((DomNode) read.querySelector(".kakao-memo-preview")).isNull();
    }

    @Test
    void isDrawnOnTheSnippetGenerator() throws Exception {
        jenkins.createProject(WorkflowJob.class, "pipeline");
        HtmlPage page = settled(client("configurer"), "job/pipeline/pipeline-syntax/");
        choose(page, "sampleMemo");
        type(page, "Hello");

        assertThat(bubble(page)).isEqualTo("Hello\nOpen build");
        assertThat(part(page, "notes").asNormalizedText()).contains("No build has been completed");

        HtmlPage read = settled(client("reader"), "job/pipeline/pipeline-syntax/");
        choose(read, "sampleMemo");
        type(read, "Hello");
        DomElement block = read.querySelector(".kakao-memo-preview");
        assertThat(block.getAttribute("class")).contains("jenkins-hidden");
        assertThat(bubble(read)).isEmpty();
    }

    @Test
    void isSentToWhoeverAsksForIt() throws Exception {
        JenkinsRule.WebClient client = client("configurer");
        HtmlPage page = settled(client, "job/job/configure");

        assertThat(sent(page)).contains("not connected");
        HtmlAnchor account = page.querySelector(".kakao-memo-preview__outcome a");
        assertThat(client.getPage(page.getFullyQualifiedUrl(account.getHrefAttribute()))
                        .getUrl()
                        .getPath())
                .endsWith("/user/configurer/account/");

        connect("configurer");
        page = settled(client, "job/job/configure");
        assertThat(sent(page)).startsWith("Sent");
        assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isEqualTo(1);
        assertThat(kakao.emulator().memos())
                .singleElement()
                .satisfies(memo -> assertThat(memo.text()).contains("Hello"));

        type(page, "card");
        assertThat(sent(page)).contains("nothing to send");
        type(page, " ");
        assertThat(sent(page)).contains("message is blank");
        type(page, "Hello");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.status(500));
        kakao.emulator().unlink(kakao.emulator().user());
        assertThat(sent(page)).startsWith("Not sent [");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void aTokenThatCannotBeStoredIsSaidInTheForm() throws Exception {
        connect("configurer");
        HtmlPage page = settled(client("configurer"), "job/job/configure");
        kakao.emulator().clock().advance(Duration.ofDays(40)); // when Kakao replaces the token

        try (BlockedFolder ignored = new BlockedFolder("tokens")) {
            assertThat(sent(page)).contains("The refresh token could not be stored");
        }
    }

    private void connect(String id) throws Exception {
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("app", "unused-token"));
        KakaoMemoConfiguration.get().setPersonalCredentialsId("app");
        User user = User.getOrCreateByIdOrFullName(id);
        KakaoAccount account = EmulatedKakao.account(PersonalConnection.ID, kakao.newRefreshToken());
        try (var ignored = ACL.as2(user.impersonate2())) {
            CredentialsProvider.lookupStores(user).iterator().next().addCredentials(Domain.global(), account);
        }
    }

    private JsonNode answer(String fields) throws Exception {
        WebResponse answer = post("configurer", "job/job/" + DRAW, SAMPLE, fields);
        assertThat(answer.getContentType()).isEqualTo("application/json");
        return new ObjectMapper().readTree(answer.getContentAsString());
    }

    private WebResponse post(String user, String address, String type, String fields) throws Exception {
        JenkinsRule.WebClient client = login(browser(), user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), address), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("type", type), new NameValuePair("json", fields)));
        client.addCrumb(request);
        return client.loadWebResponse(request);
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return login(jenkins.createWebClient(), user);
    }

    private static JenkinsRule.WebClient login(JenkinsRule.WebClient client, String user) throws Exception {
        client.setThrowExceptionOnFailingStatusCode(false);
        return user == null ? client : client.login(user);
    }

    private static HtmlPage settled(JenkinsRule.WebClient client, String address) throws Exception {
        HtmlPage page = client.goTo(address);
        client.waitForBackgroundJavaScript(10_000);
        return page;
    }

    private static void choose(HtmlPage page, String step) throws Exception {
        HtmlSelect steps = page.querySelector("select.dropdownList");
        HtmlOption option = steps.getOptions().stream()
                .filter(each -> each.getText().startsWith(step))
                .findFirst()
                .orElseThrow();
        steps.setSelectedAttribute(option, true);
        page.getWebClient().waitForBackgroundJavaScript(10_000);
    }

    private static void type(HtmlPage page, String message) throws Exception {
        HtmlTextArea field = page.querySelector("textarea[name='_.message']");
        field.select();
        field.type(message);
        page.getWebClient().waitForBackgroundJavaScript(10_000);
    }

    private static String sent(HtmlPage page) throws Exception {
        ((HtmlButton) part(page, "send")).click();
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        return part(page, "outcome").asNormalizedText();
    }

    private static String bubble(HtmlPage page) {
        return part(page, "room").asNormalizedText();
    }

    private static DomElement part(HtmlPage page, String name) {
        return page.querySelector(".kakao-memo-preview__" + name);
    }

    /** The form of a post-build action with the preview in it. */
    public static final class SampleNotifier extends Notifier implements Previewable {

        private final String message;
        private final TimeUnit unit;

        @DataBoundConstructor
        public SampleNotifier(String message, TimeUnit unit) {
            this.message = message;
            this.unit = unit;
        }

        public String getMessage() {
            return message;
        }

        public TimeUnit getUnit() {
            return unit;
        }

        @Override
        public Preview preview(Run<?, ?> lastCompleted) {
            return SampleMemo.of(message, lastCompleted);
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            return true;
        }

        @Override
        public BuildStepMonitor getRequiredMonitorService() {
            return BuildStepMonitor.NONE;
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> jobType) {
                return true;
            }
        }
    }

    /** The form of a step with the preview in it. */
    public static final class SampleStep extends Step implements Previewable {

        private final String message;

        @DataBoundConstructor
        public SampleStep(String message) {
            this.message = message;
        }

        public String getMessage() {
            return message;
        }

        @Override
        public Preview preview(Run<?, ?> lastCompleted) {
            return SampleMemo.of(message, lastCompleted);
        }

        @Override
        public StepExecution start(StepContext context) {
            throw new UnsupportedOperationException();
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {

            @Override
            public String getFunctionName() {
                return "sampleMemo";
            }

            @NonNull
            @Override
            public String getDisplayName() {
                return "Sample";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }
}
