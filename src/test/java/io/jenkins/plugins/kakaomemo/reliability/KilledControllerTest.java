package io.jenkins.plugins.kakaomemo.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A controller in a process of its own is killed while a Pipeline sends memos, and started again, and so on.
 *
 * <p>System properties: {@code kakaomemo.controllerKills}, how often, of which each takes some 10 seconds; {@code
 * kakaomemo.seed}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledControllerTest {

    private static final int KILLS = Integer.getInteger("kakaomemo.controllerKills", 1);
    private static final int LATEST_KILL_MILLIS = 2000;
    private static final int MEMOS = 100;

    /** A Pipeline that is killed as it ends is lost to Jenkins, whatever its steps do. */
    private static final String UNTIL_TOLD = "input 'End?'";

    private static final String LOOP = "for (int i = 0; i < " + MEMOS + "; i++) {\n"
            + "  def memo = \"${BUILD_NUMBER}/${i}\"\n"
            + "  echo \"memo ${memo} ended: ${kakaoMemo(memo).code}\"\n"
            + "}\n"
            + UNTIL_TOLD;

    /** Its program takes longer to save than Kakao to answer, so that a crash sets it back to before a memo. */
    private static final String SLOWLY_SAVED = """
            def ballast = 'x' * 20_000_000
            def send(name) {
              def memo = "${BUILD_NUMBER}/${name}"
              echo "memo ${memo} ended: ${kakaoMemo(memo).code}"
            }
            send('0')
            send('1')
            stage('s') { send('2') }
            parallel a: { send('3') }, b: { send('4') }
            echo "${ballast.length()}"
            """ + UNTIL_TOLD;

    private static final int SLOWLY_SAVED_MEMOS = 5;
    private static final Pattern ENDED = Pattern.compile("memo (\\S+) ended: (\\S+)");
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofMinutes(3);

    /** Each start asks for an access token, of which Kakao issues 20 within 10 minutes. */
    private static final Duration TOKEN_INTERVAL = Duration.ofMinutes(1);

    private final Random random = new Random(Long.getLong("kakaomemo.seed", 20260302L));
    private final KakaoEmulator kakao = KakaoEmulator.start(EmulatorClock.running());

    @RegisterExtension
    final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @BeforeEach
    void leadToTheEmulator() {
        for (Quota quota : Quota.values()) {
            kakao.quotas().limit(quota, 1_000_000);
        }
        jenkins.javaOptions(
                "-D" + KakaoEndpoints.AUTH_BASE_URL + "=" + kakao.authBaseUrl(),
                "-D" + KakaoEndpoints.API_BASE_URL + "=" + kakao.apiBaseUrl());
    }

    @AfterEach
    void close() {
        kakao.close();
    }

    @Test
    void everyMemoIsAccountedForAndEveryBuildSucceeds(TestReporter reporter) throws Throwable {
        killWhileSending(LOOP, MEMOS, 1, reporter, build -> {
            await().until(() -> timesSent().containsKey(build + "/0"));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST_KILL_MILLIS)));
        });
    }

    @Test
    void aMemoThatWentOutBeforeTheProgramWasSavedIsNotSentAgain(TestReporter reporter) throws Throwable {
        killWhileSending(SLOWLY_SAVED, SLOWLY_SAVED_MEMOS, 0, reporter, build -> {
            String memo = build + "/" + (build % (SLOWLY_SAVED_MEMOS - 1) + 1);
            await().pollInterval(Duration.ofMillis(1)).until(() -> timesSent().containsKey(memo));
        });
    }

    /** @param others how many earlier builds may still run; in all they make at most as many memos as the outbox keeps */
    private void killWhileSending(String script, int memos, int others, TestReporter reporter, IntConsumer untilKill)
            throws Throwable {
        jenkins.startJenkins();
        jenkins.runRemotely(KilledControllerTest::configure, kakao.issueTokens().refreshToken(), script);
        for (int kill = 1; kill <= KILLS; kill++) {
            untilKill.accept(jenkins.runRemotely(KilledControllerTest::startBuild, others));
            jenkins.stopJenkinsForcibly();
            kakao.clock().advance(TOKEN_INTERVAL);
            jenkins.startJenkins();
        }

        Map<String, String> codes = new HashMap<>();
        for (int build = 1; build <= KILLS; build++) {
            String console = jenkins.runRemotely(KilledControllerTest::consoleOf, build);
            ENDED.matcher(console).results().forEach(memo -> codes.put(memo.group(1), memo.group(2)));
        }
        assertThat(codes).hasSize(KILLS * memos);
        codes.values().removeIf(Predicate.isEqual("unknown"));
        await().atMost(LONGER_THAN_A_PAUSE)
                .untilAsserted(() ->
                        assertThat(timesSent()).containsKeys(codes.keySet().toArray(String[]::new)));
        assertThat(timesSent()).allSatisfy((memo, times) -> assertThat(times).isEqualTo(1));
        reporter.publishEntry(KILLS + " kills", KILLS * memos - codes.size() + " of " + KILLS * memos + " unknown");
    }

    private Map<String, Long> timesSent() {
        return kakao.memos().stream()
                .map(Memo::text)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void configure(JenkinsRule r, String refreshToken, String script) throws Exception {
        KakaoAccount account = new KakaoAccount(
                CredentialsScope.GLOBAL,
                "kakao",
                "",
                Secret.fromString(EmulatorApp.REST_API_KEY),
                Secret.fromString(EmulatorApp.CLIENT_SECRET),
                Secret.fromString(refreshToken));
        SystemCredentialsProvider.getInstance().getCredentials().add(account);
        SystemCredentialsProvider.getInstance().save();
        r.createProject(WorkflowJob.class, "loop").setDefinition(new CpsFlowDefinition(script, true));
    }

    private static int startBuild(JenkinsRule r, int others) throws Exception {
        WorkflowRun earlier = loop(r).getBuildByNumber(loop(r).getNextBuildNumber() - 1 - others);
        if (earlier != null) {
            complete(r, earlier);
        }
        return loop(r).scheduleBuild2(0).waitForStart().getNumber();
    }

    private static String consoleOf(JenkinsRule r, int build) throws Exception {
        WorkflowRun run = loop(r).getBuildByNumber(build);
        complete(r, run);
        r.assertBuildStatusSuccess(run);
        r.assertLogNotContains("Exception", run);
        return JenkinsRule.getLog(run);
    }

    private static void complete(JenkinsRule r, WorkflowRun run) throws Exception {
        if (run.isBuilding()) {
            await().atMost(LONGER_THAN_A_PAUSE).until(() -> isAsking(run));
            run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
            r.waitForCompletion(run);
        }
    }

    private static boolean isAsking(WorkflowRun run) throws Exception {
        InputAction questions = run.getAction(InputAction.class);
        return questions != null && !questions.getExecutions().isEmpty();
    }

    private static WorkflowJob loop(JenkinsRule r) {
        return r.jenkins.getItemByFullName("loop", WorkflowJob.class);
    }
}
