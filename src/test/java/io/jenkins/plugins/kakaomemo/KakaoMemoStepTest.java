package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

class KakaoMemoStepTest extends SharedJenkins {

    @Test
    void sendsTheMessageWithALinkToTheBuild() throws Exception {
        kakao.addAccount("kakao");

        WorkflowRun run = run("def result = kakaoMemo '배포 끝 🎉'\n"
                + "echo \"${result.sent} ${result.code} '${result.reason}' ${result.attempts} ${result.shortened}\"");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(texts()).containsExactly("배포 끝 🎉");
        assertThat(template(0).path("link").path("web_url").asText()).endsWith(run.getUrl() + "display/redirect");
        assertThat(template(0).path("button_title").asText()).isEqualTo("Open build");
        assertThat(console(run))
                .contains("true 0 '' 1 false")
                .containsOnlyOnce("KakaoTalk memo")
                .contains("KakaoTalk memo sent to \"kakao\".");
    }

    @Test
    void withoutMessageSendsTheBuildCard() throws Exception {
        kakao.addAccount("kakao");

        run("kakaoMemo()\n kakaoMemo template: 'text'\n kakaoMemo message: 'look at this', template: 'feed'");

        assertThat(template(0).path("object_type").asText()).isEqualTo("feed");
        assertThat(template(0).path("content").path("title").asText())
                .contains("Success")
                .contains("p #1");
        assertThat(template(0).path("buttons"))
                .extracting(button -> button.path("title").asText())
                .containsExactly("Open build", "Console");
        assertThat(texts().get(1)).contains("Success").contains("p #1").doesNotContain("and counting");
        assertThat(template(2).path("content").path("description").asText()).isEqualTo("look at this");
    }

    @Test
    void sendsOnlyWhenOneOfTheConditionsHolds() throws Exception {
        kakao.addAccount("kakao");
        run("kakaoMemo on: ['failure', 'fixed'], message: 'no'");
        assertThat(kakao.emulator().requests()).isEmpty();

        run("currentBuild.result = 'FAILURE'\n kakaoMemo on: 'failure', message: 'failed'");
        run("currentBuild.result = 'ABORTED'\n kakaoMemo on: ['failure', 'fixed'], message: 'no'");
        WorkflowRun fixed = run("echo \"code=${kakaoMemo(on: ['failure', 'fixed'], message: 'fixed').code}\"");
        WorkflowRun silent = run("echo \"code=${kakaoMemo(on: ['failure', 'fixed'], failOnError: true).code}\"");

        assertThat(texts()).containsExactly("failed", "fixed");
        assertThat(console(fixed)).contains("code=0");
        jenkins.assertBuildStatusSuccess(silent);
        assertThat(console(silent)).contains("code=on").containsOnlyOnce("Not sent");
    }

    @Test
    void longTextIsShortenedSplitOrRefused() throws Exception {
        kakao.addAccount("kakao");

        WorkflowRun run = run("def text = (1..100).collect { \"line ${it}\" }.join('\\n')\n"
                + "echo \"shortened=${kakaoMemo(text).shortened}\"\n"
                + "kakaoMemo message: text, overflow: 'split'\n"
                + "kakaoMemo message: text, overflow: 'fail'");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(texts()).hasSize(6).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(200));
        assertThat(texts().get(0)).startsWith("line 1\n").contains("…").endsWith("line 100");
        assertThat(texts().get(1)).startsWith("(1/5) line 1\n");
        assertThat(texts().get(5)).startsWith("(5/5) ");
        assertThat(console(run))
                .contains("shortened=true")
                .contains("shortened from 791 to 200 characters")
                .contains("split into 5 parts")
                .contains("not sent [message]");
    }

    @Test
    void worksInDeclarativePipelines() throws Exception {
        kakao.addAccount("kakao");

        WorkflowRun run = run("pipeline { agent none; stages { stage('x') { steps { error 'broken' } } }\n"
                + "post { failure { kakaoMemo message: 'broken', link: 'https://example.com/x', buttonTitle: 'Look'\n"
                + "kakaoMemo 'alone'\n kakaoMemo message: null, template: 'text'\n"
                + "kakaoMemo message: null, template: list(headerTitle: 'h', entries: [entry('a'), entry('b')]) } } }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(texts().subList(0, 2)).containsExactly("broken", "alone");
        assertThat(texts().get(2)).contains("Failed").contains("p #1");
        assertThat(template(3).path("header_title").asText()).isEqualTo("h");
        assertThat(template(0).path("link").path("mobile_web_url").asText()).isEqualTo("https://example.com/x");
        assertThat(template(0).path("button_title").asText()).isEqualTo("Look");
    }

    @Test
    void aWarmMemoIsOneRequestAndAnExpiredTokenTwo() throws Exception {
        kakao.addAccount("kakao");
        run("kakaoMemo 'first'");

        kakao.emulator().resetCounters();
        run("kakaoMemo 'warm'");
        assertThat(kakao.emulator().requests()).hasSize(1);
        assertThat(kakao.emulator().connections()).isZero();

        kakao.emulator().clock().advance(Duration.ofHours(7));
        kakao.emulator().resetCounters();
        run("kakaoMemo 'after seven hours'");
        assertThat(kakao.emulator().requests()).hasSize(2);
        assertThat(kakao.emulator().refreshes()).isEqualTo(1);

        kakao.emulator().resetCounters();
        run("kakaoMemo 'warm again'");
        assertThat(kakao.emulator().requests()).hasSize(1);
        assertThat(texts()).hasSize(4);
    }

    @Test
    void manyBuildsAtOnceRefreshOnce() throws Exception {
        kakao.addAccount("kakao");
        run("kakaoMemo 'first'");
        kakao.emulator().clock().advance(Duration.ofDays(31));
        kakao.emulator().resetCounters();
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.delay(Duration.ofMillis(300)));

        WorkflowRun run = run("def all = [:]\n"
                + "for (int i = 0; i < 30; i++) { def n = i; all[\"b${n}\"] = { kakaoMemo \"memo ${n}\" } }\n"
                + "parallel all");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(kakao.emulator().memos()).hasSize(31);
        assertThat(kakao.emulator().refreshes()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidInOneLineAndTheBuildGoesOn() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(problem("kakaoMemo 'no account yet'", "credentialsId"));
        kakao.addAccount("kakao");
        lines.add(problem("kakaoMemo message: 'x', credentialsId: 'other'", "credentialsId"));
        lines.add(problem("kakaoMemo ''", "message"));
        lines.add(problem("kakaoMemo ' \\n '", "message"));
        lines.add(problem("kakaoMemo message: 'x', link: 'ftp://example.com'", "link"));
        lines.add(problem("kakaoMemo message: 'x', overflow: 'cut'", "overflow"));
        lines.add(problem("kakaoMemo message: 'x', on: ['failed']", "on"));
        lines.add(problem("kakaoMemo message: 'x', on: ['everyNthFailure(0)']", "on"));
        lines.add(problem("kakaoMemo message: 'x', on: ['started']", "on"));
        lines.add(problem("kakaoMemo message: 'x', template: 'list'", "template"));
        lines.add(problem("kakaoMemo message: 'x', template: raw('{}')", "message"));
        lines.add(problem("kakaoMemo template: raw('{')", "json"));
        lines.add(problem("kakaoMemo template: custom(templateId: 1, templateArgs: [N: [1, 2]])", "templateArgs.N"));
        lines.add(problem("kakaoMemo message: 'x', buttons: [button(title: 'a', url: 'x')]", "buttons.url"));
        String button = "button(title: 'a')";
        lines.add(problem("def b = " + button + "\n kakaoMemo message: 'x', buttons: [b, b, b]", "buttons"));
        lines.add(problem("kakaoMemo message: 'x', to: [user('nobody')]", "to"));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("no-key", " ", "", "token"));
        lines.add(problem("kakaoMemo message: 'x', credentialsId: 'no-key'", "restApiKey"));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("no-token", "key", "", ""));
        lines.add(problem("kakaoMemo message: 'x', credentialsId: 'no-token'", "refreshToken"));
        lines.add(problem("kakaoMemo 'several accounts'", "credentialsId"));

        assertThat(kakao.emulator().requests()).isEmpty();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeGreaterThan(60));
        assertThat(lines.get(lines.size() - 1)).contains("kakao, no-key, no-token");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"list\"", "feed, text", "custom(...)"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"failed\"", "firstFailure"));
    }

    @Test
    void whatKakaoRefusesIsExplained() throws Exception {
        String token = kakao.newRefreshToken();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("secret", "emulator-rest-api-key", "wrong", token));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("key", "unknown-key", "wrong", token));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("dead", "dead-refresh-token"));
        kakao.addAccount("consent");
        kakao.addAccount("ip");
        kakao.addAccount("quota");

        assertThat(problem(to("secret"), "KOE010")).contains("Client secret");
        assertThat(problem(to("key"), "KOE101")).contains("REST API key").doesNotContain("unknown-key");
        assertThat(delay(to("dead"), "KOE322")).contains("Connect the KakaoTalk account again");
        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertThat(delay(to("consent"), "-402")).contains("talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        kakao.emulator().app().allowedIps("203.0.113.7");
        assertThat(problem(to("ip"), "-401")).contains("allowed IP addresses");
        kakao.emulator().app().allowedIps();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -10));
        assertThat(delay(to("quota"), "-10")).contains("next day");
        assertThat(kakao.emulator().memos()).isEmpty();
    }

    @Test
    @DefaultLocale("ko")
    void theWordsAreKoreanWhereTheControllerIs() throws Exception {
        assertThat(problem("kakaoMemo '안녕'", "credentialsId")).contains("카카오톡 계정이 없습니다");
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("dead", "dead-refresh-token"));
        assertThat(delay("kakaoMemo '안녕'", "KOE322")).contains("카카오톡 계정을 다시 연결하세요");
        kakao.addAccount("kakao");
        WorkflowRun run = run(to("kakao"));
        assertThat(console(run)).contains("카카오톡 메모를 보냈습니다: \"kakao\".");
        assertThat(template(0).path("button_title").asText()).isEqualTo("빌드 보기");
    }

    @Test
    void theMemoIsInTheLanguageOfTheAccount() throws Exception {
        KakaoAccount korean = EmulatedKakao.account("kakao", kakao.newRefreshToken());
        korean.setLanguage("ko");
        kakao.addAccount(jenkins.jenkins, korean);

        WorkflowRun run = run("kakaoMemo()\n kakaoMemo 'x'");

        assertThat(template(0).path("content").path("title").asText()).contains("성공");
        assertThat(template(1).path("button_title").asText()).isEqualTo("빌드 보기");
        assertThat(console(run)).contains("KakaoTalk memo sent");
    }

    @Test
    void failOnErrorFailsTheStepWithTheSameWords() throws Exception {
        WorkflowRun run = run("kakaoMemo message: 'x', failOnError: true");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(console(run))
                .contains("ERROR: KakaoTalk memo not sent [credentialsId]: There is no KakaoTalk account")
                .containsOnlyOnce("KakaoTalk memo not sent")
                .doesNotContain("at io.jenkins.plugins");
        jenkins.assertBuildStatusSuccess(
                run("catchError(buildResult: 'SUCCESS') { kakaoMemo message: 'x', failOnError: true }"));
    }

    @Test
    void anAnswerThatIsLostIsUnknownAndNotRepeated() throws Exception {
        kakao.addAccount("kakao");
        run("kakaoMemo 'first'");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.lostAfterRecording());

        WorkflowRun run = run("echo \"code=${kakaoMemo('second').code}\"");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(console(run)).contains("code=unknown").contains("may have been sent [unknown]");
        assertThat(texts()).containsExactly("first", "second");
    }

    @Test
    void cleansWhatCannotBeShown() throws Exception {
        kakao.addAccount("kakao");

        run("kakaoMemo \"\\u001B[31mred\\u001B[0m\\u0007 \\uD83D!\"");

        assertThat(texts()).containsExactly("red \uFFFD!");
    }

    @Test
    void withoutJenkinsUrlTheMemoHasNoLinkAndTheConsoleSaysSo() throws Exception {
        kakao.addAccount("kakao");
        JenkinsLocationConfiguration.get().setUrl(null);

        WorkflowRun run = run("kakaoMemo 'x'");

        assertThat(console(run)).contains("KakaoTalk memo sent").contains("Manage Jenkins > System > Jenkins URL");
        assertThat(template(0).path("link").isObject()).isTrue();
        assertThat(template(0).path("link")).isEmpty();
    }

    @Test
    void anErrorThatNobodyExpectsDoesNotFailTheBuild() throws Exception {
        kakao.addAccount("team");
        System.setProperty(KakaoEndpoints.API_BASE_URL, "http://nobody.invalid");

        assertThat(build(sendingJob(jenkins.jenkins, "job", null)))
                .contains("KakaoTalk memo not sent yet [")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"false, SUCCESS", "true, FAILURE"})
    void anErrorOfAnotherPluginIsOneLineUnlessItMayFailTheBuild(boolean failOnError, String result) throws Exception {
        kakao.addAccount("team");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition("kakaoMemo message: 'x', failOnError: " + failOnError, true));

        WorkflowRun run =
                job.scheduleBuild2(0, new CauseAction(new BrokenCause())).get();

        jenkins.assertBuildStatus(Result.fromString(result), run);
        assertThat(console(run))
                .containsOnlyOnce("KakaoTalk memo may have been sent [unknown]: An unexpected error")
                .doesNotContain("\tat ", "wrong number");
    }

    private static final class BrokenCause extends Cause {

        @Override
        public String getShortDescription() {
            throw new IllegalStateException("wrong number");
        }

        @Override
        public void print(TaskListener listener) {}
    }

    @Test
    void formAndSnippetGeneratorKeepWhatTheyAreGiven() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoStep step = new KakaoMemoStep("done");
        step.setCredentialsId("kakao");
        step.setLink("https://example.com/");
        step.setButtonTitle("Open");
        step.setFailOnError(true);
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
        KakaoMemoStep bare = new KakaoMemoStep(null);
        jenkins.assertEqualDataBoundBeans(bare, new StepConfigTester(jenkins).configRoundTrip(bare));

        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new KakaoMemoStep("build done"), "kakaoMemo 'build done'");
        snippets.assertRoundTrip(bare, "kakaoMemo()");
        snippets.assertRoundTrip(
                step,
                "kakaoMemo buttonTitle: 'Open', credentialsId: 'kakao', failOnError: true,"
                        + " link: 'https://example.com/', message: 'done'");
    }

    @Test
    void aBuildAbortedBeforeItsMemoWentOutLeavesItWaiting() throws Exception {
        kakao.addAccount("kakao");
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.delay(Duration.ofSeconds(2)));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition("kakaoMemo 'x'", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        await().until(() -> kakao.emulator().count(EmulatedKakao.TOKEN) == 1);

        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        await().untilAsserted(() -> assertThat(statuses(run)).containsExactly(DeliveryStatus.WAITING));
        OutboxAtWork.deliverDue();
        await().untilAsserted(() -> assertThat(statuses(run)).containsExactly(DeliveryStatus.SENT));
        assertThat(texts()).containsExactly("x");
    }

    private static List<DeliveryStatus> statuses(WorkflowRun run) {
        DeliveryAction memos = run.getAction(DeliveryAction.class);
        return memos == null
                ? List.of()
                : memos.getRows().stream().map(row -> row.result().status()).toList();
    }

    private static String to(String credentialsId) {
        return "kakaoMemo message: 'x', credentialsId: '" + credentialsId + "'";
    }

    private String problem(String script, String code) throws Exception {
        return lineOf(script, code, code);
    }

    /** The line of a memo that waits. */
    private String delay(String script, String code) throws Exception {
        return lineOf(script, code, "waiting");
    }

    private String lineOf(String script, String code, String result) throws Exception {
        WorkflowRun run = run(script.replace("kakaoMemo", "def r = kakaoMemo") + "\n echo \"${r.sent} ${r.code}\"");
        jenkins.assertBuildStatusSuccess(run);
        List<String> lines = console(run)
                .lines()
                .filter(line -> line.contains(" [" + code + "]: "))
                .toList();
        assertThat(lines).as(console(run)).hasSize(1);
        assertThat(console(run)).contains("false " + result);
        return lines.get(0);
    }

    private WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("p", WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, "p");
        }
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private String console(WorkflowRun run) throws Exception {
        return JenkinsRule.getLog(run);
    }

    private List<String> texts() {
        return kakao.emulator().memos().stream().map(Memo::text).toList();
    }

    private JsonNode template(int memo) {
        return kakao.emulator().memos().get(memo).content();
    }
}
