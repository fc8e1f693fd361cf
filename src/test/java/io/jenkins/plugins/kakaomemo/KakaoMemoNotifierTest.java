package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.tasks.Recorder;
import io.jenkins.plugins.kakaomemo.content.ContentExamples;
import io.jenkins.plugins.kakaomemo.content.CustomContent;
import io.jenkins.plugins.kakaomemo.content.FeedContent;
import io.jenkins.plugins.kakaomemo.content.FeedItem;
import io.jenkins.plugins.kakaomemo.content.ListContent;
import io.jenkins.plugins.kakaomemo.content.ListEntry;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.content.RawContent;
import io.jenkins.plugins.kakaomemo.content.ScrapContent;
import io.jenkins.plugins.kakaomemo.content.TemplateArg;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.recipient.RecipientExamples;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javaposse.jobdsl.plugin.JenkinsDslScriptLoader;
import javaposse.jobdsl.plugin.JenkinsJobManagement;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;

class KakaoMemoNotifierTest extends SharedJenkins {

    @Test
    void sendsTheCardOfABuildThatFailedOrWasFixed() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job(new KakaoMemoNotifier());

        FreeStyleBuild silent = jenkins.buildAndAssertSuccess(job);
        assertThat(kakao.emulator().requests()).isEmpty();
        assertThat(JenkinsRule.getLog(silent)).containsOnlyOnce("KakaoTalk memo: Not sent");

        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        job.getBuildersList().clear();
        jenkins.buildAndAssertSuccess(job);

        assertThat(titles()).hasSize(2);
        assertThat(titles().get(0)).contains("Failed").contains("job #2");
        assertThat(titles().get(1)).contains("Fixed").contains("job #3");
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("KakaoTalk memo sent to \"kakao\".");
    }

    @Test
    void theFirstSuccessSaysHowToHearOfEveryBuild() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job(new KakaoMemoNotifier());

        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);

        assertThat(JenkinsRule.getLog(first)).contains("tick \"Always\"", "on: ['always']");
        assertThat(JenkinsRule.getLog(second)).contains("Not sent").doesNotContain("Always");
    }

    @Test
    void expandsMacrosAndEnvironmentVariables() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        notifier.setMessage("${JOB_NAME} ${BUILD_STATUS} $BUILD_NUMBER");
        notifier.setLink("https://example.com/${BUILD_NUMBER}");
        FreeStyleProject job = job(notifier);
        jenkins.buildAndAssertSuccess(job);

        notifier.setMessage("${NO_SUCH_MACRO} in $JOB_NAME");
        FreeStyleBuild bad = jenkins.buildAndAssertSuccess(job);

        assertThat(texts().get(0)).startsWith("job ").endsWith(" 1");
        assertThat(kakao.emulator()
                        .memos()
                        .get(0)
                        .content()
                        .path("link")
                        .path("web_url")
                        .asText())
                .isEqualTo("https://example.com/1");
        assertThat(texts().get(1)).startsWith("${NO_SUCH_MACRO} in ");
        assertThat(JenkinsRule.getLog(bad)).contains("NO_SUCH_MACRO");
    }

    @Test
    void expandsTheTitlesAndAddressesOfButtons() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        MemoButton button = new MemoButton("Log $BUILD_NUMBER");
        button.setUrl("https://example.com/${JOB_NAME}/${ENV,var=\"BUILD_ID\"}");
        notifier.setButtons(List.of(button, new MemoButton("${NO_SUCH_MACRO}")));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job(notifier));

        JsonNode buttons = kakao.emulator().memos().get(0).content().path("buttons");
        assertThat(buttons)
                .extracting(each -> each.path("title").asText())
                .containsExactly("Log 1", "${NO_SUCH_MACRO}");
        assertThat(buttons.path(0).path("link").path("web_url").asText()).isEqualTo("https://example.com/job/1");
        assertThat(JenkinsRule.getLog(build)).contains("NO_SUCH_MACRO");
        assertThat(notifier.getButtons().get(0).getTitle()).isEqualTo("Log $BUILD_NUMBER");
    }

    @ParameterizedTest
    @MethodSource
    void expandsEveryFieldOfATemplate(MemoTemplate template, String content) throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        notifier.setTemplate(template);
        FreeStyleProject job = job(notifier);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("SAID", "\"no\"\n\\o/")));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(JenkinsRule.getLog(build)).contains("KakaoTalk memo sent to \"kakao\".");
        JsonNode sent = kakao.emulator().memos().get(0).content();
        assertThat(sent)
                .hasToString(
                        new ObjectMapper().readTree(content.replace('\'', '"')).toString());
    }

    static Stream<Arguments> expandsEveryFieldOfATemplate() {
        FeedContent feed = new FeedContent();
        feed.setTitle("t$BUILD_NUMBER");
        feed.setDescription("d$BUILD_NUMBER");
        feed.setImageUrl("https://a.example/i$BUILD_NUMBER");
        feed.setUrl("https://a.example/u$BUILD_NUMBER");
        feed.setItems(List.of(new FeedItem("n$BUILD_NUMBER", "v$BUILD_NUMBER")));
        feed.setButtons(List.of(button("b$BUILD_NUMBER", "https://a.example/b$BUILD_NUMBER")));
        ListEntry entry = new ListEntry("t$BUILD_NUMBER");
        entry.setUrl("https://a.example/u$BUILD_NUMBER");
        ListContent list = new ListContent("h$BUILD_NUMBER", List.of(entry, entry));
        list.setHeaderUrl("https://a.example/h$BUILD_NUMBER");
        CustomContent custom = new CustomContent(12345);
        custom.setTemplateArgs(List.of(new TemplateArg("number", "no. $BUILD_NUMBER")));
        RawContent raw = new RawContent("{\"object_type\": \"text\", \"text\": \"$JOB_NAME said ${SAID}\","
                + " \"link\": {\"web_url\": \"https://a.example/$BUILD_NUMBER\"}}");
        return Stream.of(
                arguments(
                        feed,
                        "{'object_type':'feed','content':{'title':'t1','image_url':'https://a.example/i1',"
                                + "'description':'d1','link':" + link("u1") + "},"
                                + "'item_content':{'items':[{'item':'n1','item_op':'v1'}]},"
                                + "'buttons':[{'title':'b1','link':" + link("b1") + "}]}"),
                arguments(
                        list,
                        "{'object_type':'list','header_title':'h1','header_link':" + link("h1") + ",'contents':["
                                + "{'title':'t1','link':" + link("u1") + "},{'title':'t1','link':" + link("u1")
                                + "}]}"),
                arguments(custom, "{'template_id':12345,'template_args':{'number':'no. 1'}}"),
                arguments(
                        new ScrapContent("https://jenkins.example.com/${JOB_NAME}"),
                        "{'request_url':'https://jenkins.example.com/job'}"),
                arguments(
                        raw,
                        "{'object_type':'text','text':'job said \\'no\\'\\n\\\\o/',"
                                + "'link':{'web_url':'https://a.example/1'}}"),
                arguments(
                        new RawContent(
                                "{\"object_type\": \"text\", \"text\": \"a\", \"link\": {}, \"n\": $BUILD_NUMBER}"),
                        "{'object_type':'text','text':'a','link':{},'n':1}"));
    }

    private static MemoButton button(String title, String url) {
        MemoButton button = new MemoButton(title);
        button.setUrl(url);
        return button;
    }

    private static String link(String page) {
        return "{'web_url':'https://a.example/" + page + "','mobile_web_url':'https://a.example/" + page + "'}";
    }

    @Test
    void aMemoThatCannotBeSentIsOneLineUnlessItMayFailTheBuild() throws Exception {
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("success"));
        FreeStyleProject job = job(notifier);
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job)))
                .containsOnlyOnce("KakaoTalk memo not sent [credentialsId]");

        notifier.setFailOnError(true);
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(JenkinsRule.getLog(failed))
                .containsOnlyOnce("KakaoTalk memo not sent [credentialsId]")
                .doesNotContain("at io.jenkins.plugins")
                .doesNotContain("AbortException");
    }

    @Test
    void tellsTheFinalResultThoughALaterActionDecidesIt() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("success", "failure"));
        FreeStyleProject job = job(notifier);
        job.getPublishersList().add(new FailingPublisher());

        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        notifier.setFailOnError(true);
        jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(titles()).hasSize(2);
        assertThat(titles().get(0)).contains("Failed").contains("job #1");
        assertThat(titles().get(1)).contains("Fixed").contains("job #2");
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("KakaoTalk memo sent to \"kakao\".");
    }

    /** As a publisher of a quality report that is worse than allowed. */
    private static final class FailingPublisher extends Recorder {

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            build.setResult(Result.FAILURE);
            return true;
        }
    }

    @Test
    void needsNeitherWorkspaceNorAgentInAPipeline() throws Exception {
        kakao.addAccount("kakao");
        jenkins.jenkins.setNumExecutors(0);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition("kakaoMemoNotifier message: 'from a step', on: ['always']", true));

        jenkins.buildAndAssertSuccess(job);

        assertThat(texts()).containsExactly("from a step");
    }

    @Test
    void jobDslMakesWhatItIsGiven() throws Exception {
        String script = "job('full') { publishers { kakaoMemoNotifier {\n"
                + "message('done'); on(['failure', 'everyNthFailure(3)']); template { feed {} }; overflow('split')\n"
                + "to { account { credentialsId('team') }; requester(); culprits(); developers()\n"
                + "user { id('gildong') }; friends { uuids(['uuid-1']) } }\n"
                + "buttons { button { title('Look'); url('https://example.com/') } } } } }\n"
                + "job('own') { publishers { kakaoMemoNotifier { template { raw { json('{}') } } } } }";
        new JenkinsDslScriptLoader(new JenkinsJobManagement(System.out, Map.of(), new File("."))).runScript(script);

        KakaoMemoNotifier full = made("full");
        assertThat(full.getOn()).containsExactly("failure", "everyNthFailure(3)");
        assertThat(full.getTemplate()).isInstanceOf(FeedContent.class);
        assertThat(full.getOverflow()).isEqualTo("split");
        assertThat(full.getTo())
                .extracting(recipient -> recipient.getClass().getSimpleName())
                .containsExactly(
                        "AccountRecipient",
                        "RequesterRecipient",
                        "CulpritsRecipient",
                        "DevelopersRecipient",
                        "UserRecipient",
                        "FriendsRecipient");
        assertThat(full.getButtons()).extracting(MemoButton::getTitle).containsExactly("Look");
        assertThat(made("own").getTemplate()).isInstanceOf(RawContent.class);
    }

    private KakaoMemoNotifier made(String job) {
        return jenkins.jenkins
                .getItemByFullName(job, FreeStyleProject.class)
                .getPublishersList()
                .get(KakaoMemoNotifier.class);
    }

    @Test
    void theFormKeepsWhatItIsGiven() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier full = new KakaoMemoNotifier();
        full.setMessage("build \"done\" <&>\n두 번째 줄");
        full.setCredentialsId("kakao");
        full.setLink("https://example.com/?a=1&b=2");
        full.setButtonTitle("열기");
        full.setFailOnError(true);
        full.setOn(List.of("failure", "fixed", "everyNthFailure(3)"));
        full.setTo(RecipientExamples.recipients());
        full.setTemplate("feed");
        full.setOverflow("split");
        MemoButton button = new MemoButton("Look");
        button.setUrl("https://example.com/look");
        full.setButtons(List.of(button));
        jenkins.assertEqualDataBoundBeans(full, jenkins.configRoundtrip(full));

        KakaoMemoNotifier bare = new KakaoMemoNotifier();
        jenkins.assertEqualDataBoundBeans(bare, jenkins.configRoundtrip(bare));
        KakaoMemoNotifier own = new KakaoMemoNotifier();
        own.setTemplate(ContentExamples.filledIn().get(0).content());
        jenkins.assertEqualDataBoundBeans(own, jenkins.configRoundtrip(own));
    }

    private FreeStyleProject job(KakaoMemoNotifier notifier) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        job.getPublishersList().add(notifier);
        return job;
    }

    private List<String> titles() {
        return kakao.emulator().memos().stream()
                .map(memo -> memo.content().path("content").path("title").asText())
                .toList();
    }

    private List<String> texts() {
        return kakao.emulator().memos().stream().map(Memo::text).toList();
    }
}
