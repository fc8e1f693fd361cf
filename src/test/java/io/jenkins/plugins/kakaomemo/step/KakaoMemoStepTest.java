package io.jenkins.plugins.kakaomemo.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class KakaoMemoStepTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private final Locale locale = Locale.getDefault();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void resetLocale() {
        Locale.setDefault(locale);
    }

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
                .contains("KakaoTalk memo sent to the account \"kakao\".");
    }

    @Test
    void withoutMessageSaysJobNumberAndResult() throws Exception {
        kakao.addAccount("kakao");

        run("kakaoMemo()\n currentBuild.result = 'UNSTABLE'\n kakaoMemo()");

        assertThat(texts()).containsExactly("p #1 SUCCESS", "p #1 UNSTABLE");
    }

    @Test
    void worksInDeclarativePipelines() throws Exception {
        kakao.addAccount("kakao");

        WorkflowRun run = run(
                "pipeline { agent none; stages { stage('x') { steps { error 'broken' } } }\n"
                        + "post { failure { kakaoMemo message: 'broken', link: 'https://example.com/x', buttonTitle: 'Look' } } }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(texts()).containsExactly("broken");
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
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("no-key", " ", "", "token"));
        lines.add(problem("kakaoMemo message: 'x', credentialsId: 'no-key'", "restApiKey"));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("no-token", "key", "", ""));
        lines.add(problem("kakaoMemo message: 'x', credentialsId: 'no-token'", "refreshToken"));
        lines.add(problem("kakaoMemo 'several accounts'", "credentialsId"));

        assertThat(kakao.emulator().requests()).isEmpty();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeGreaterThan(60));
        assertThat(lines.get(7)).contains("kakao, no-key, no-token");
    }

    @Test
    void whatKakaoRefusesIsExplained() throws Exception {
        String token = kakao.newRefreshToken();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("secret", "emulator-rest-api-key", "wrong", token));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("key", "unknown-key", "wrong", token));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("dead", "dead-refresh-token"));
        kakao.addAccount("kakao");

        assertThat(problem(to("secret"), "KOE010")).contains("Client secret");
        assertThat(problem(to("key"), "KOE101")).contains("REST API key").doesNotContain("unknown-key");
        assertThat(problem(to("dead"), "KOE322")).contains("Connect the KakaoTalk account again");
        kakao.emulator().withdrawConsent(kakao.emulator().user(), "talk_message");
        assertThat(problem(to("kakao"), "-402")).contains("talk_message");
        kakao.emulator().agree(kakao.emulator().user(), "talk_message");
        kakao.emulator().app().allowedIps("203.0.113.7");
        assertThat(problem(to("kakao"), "-401")).contains("allowed IP addresses");
        kakao.emulator().app().allowedIps();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -10));
        assertThat(problem(to("kakao"), "-10")).contains("next day");
        assertThat(kakao.emulator().memos()).isEmpty();
    }

    @Test
    void theWordsAreKoreanWhereTheControllerIs() throws Exception {
        Locale.setDefault(Locale.KOREAN);

        assertThat(problem("kakaoMemo '안녕'", "credentialsId")).contains("카카오톡 계정이 없습니다");
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("dead", "dead-refresh-token"));
        assertThat(problem("kakaoMemo '안녕'", "KOE322")).contains("카카오톡 계정을 다시 연결하세요");
        kakao.addAccount("kakao");
        WorkflowRun run = run(to("kakao"));
        assertThat(console(run)).contains("카카오톡 메모를 계정 \"kakao\"(으)로 보냈습니다.");
        assertThat(template(0).path("button_title").asText()).isEqualTo("빌드 보기");
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
    void fitsLongTextAndCleansWhatCannotBeShown() throws Exception {
        kakao.addAccount("kakao");

        WorkflowRun run = run("echo \"shortened=${kakaoMemo('가' * 10_000).shortened}\"\n"
                + "kakaoMemo \"\\u001B[31mred\\u001B[0m\\u0007 \\uD83D!\"");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(texts()).containsExactly("가".repeat(199) + "…", "red \uFFFD!");
        assertThat(console(run)).contains("shortened=true").contains("shortened from 10,000 to 200 characters");
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

    private static String to(String credentialsId) {
        return "kakaoMemo message: 'x', credentialsId: '" + credentialsId + "'";
    }

    private String problem(String script, String code) throws Exception {
        WorkflowRun run = run("def r = " + script + "\n echo \"${r.sent} ${r.code}\"");
        jenkins.assertBuildStatusSuccess(run);
        List<String> lines = console(run)
                .lines()
                .filter(line -> line.contains(" [" + code + "]: "))
                .toList();
        assertThat(lines).as(console(run)).hasSize(1);
        assertThat(console(run)).contains("false " + code);
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
