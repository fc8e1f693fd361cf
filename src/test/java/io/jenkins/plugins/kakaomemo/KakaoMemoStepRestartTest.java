package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

@DefaultLocale("en")
class KakaoMemoStepRestartTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    @RegisterExtension
    final JenkinsSessionExtension jenkins = new JenkinsSessionExtension();

    @Test
    void aMemoOnItsWayIsNotSentAgainAndTheBuildGoesOn() throws Throwable {
        startAndStopJenkinsWhileSending("echo \"code=${kakaoMemo('x').code}\"");

        jenkins.then(r -> {
            WorkflowRun run = r.waitForCompletion(run(r));
            r.assertBuildStatusSuccess(run);
            assertThat(JenkinsRule.getLog(run))
                    .contains("code=unknown")
                    .containsOnlyOnce("Jenkins stopped while the memo was being sent; it may have arrived");
            assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakaoMemo 'x'", "kakaoMemo message: 'x', failOnError: true"})
    void aMemoThatHadNotGoneOutArrivesAfterTheRestart(String script) throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.hang());
            WorkflowJob job = r.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(script, true));
            job.scheduleBuild2(0).waitForStart();
            await().until(() -> kakao.emulator().count(EmulatedKakao.TOKEN) == 1);
        });

        jenkins.then(r -> {
            r.assertBuildStatusSuccess(r.waitForCompletion(run(r)));
            arrives(r);
        });
    }

    @Test
    void withFailOnErrorItFailsWithTheSameWords() throws Throwable {
        startAndStopJenkinsWhileSending("kakaoMemo message: 'x', failOnError: true");

        jenkins.then(r -> {
            WorkflowRun run = r.waitForCompletion(run(r));
            r.assertBuildStatus(Result.FAILURE, run);
            assertThat(JenkinsRule.getLog(run))
                    .contains("ERROR: KakaoTalk memo may have been sent [unknown]: Jenkins stopped");
        });
    }

    @Test
    void aMemoThatWaitsOutlivesTheRestart() throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator()
                    .faults()
                    .next(EmulatedKakao.MEMO, Fault.kapi(400, -1).times(3));
            WorkflowJob job = r.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition("kakaoMemo 'x'", true));
            r.assertLogContains("not sent yet [-1]", r.buildAndAssertSuccess(job));
        });
        jenkins.then(r -> {
            kakao.emulator().clock().advance(Duration.ofMinutes(1));
            arrives(r);
        });
    }

    /** After a crash the program on disk may be older than its steps: one that had ended is resumed. */
    @Test
    void aStepThatHadEndedIsResumedWithoutConsole() throws Throwable {
        crashInTheSecondMemoAndSetTheProgramBackToTheFirst("kakaoMemo 'x'\necho \"code=${kakaoMemo('y').code}\"");

        jenkins.then(r -> {
            WorkflowRun run = r.waitForCompletion(run(r));
            r.assertBuildStatusSuccess(run);
            assertThat(JenkinsRule.getLog(run)).contains("code=").doesNotContain("Exception");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i = 0; i < 3; i++) kakaoMemo 'x'",
                "for (int i = 0; i < 3; i++) { stage('s') { echo 'y'; kakaoMemo 'x' } }",
                "for (int i = 0; i < 3; i++) parallel a: { kakaoMemo 'x' }, b: { echo 'y' }"
            })
    void aStepThatRunsAgainAfterACrashFindsItsMemo(String script) throws Throwable {
        crashInTheSecondMemoAndSetTheProgramBackToTheFirst(script);

        jenkins.then(r -> {
            r.assertBuildStatusSuccess(r.waitForCompletion(run(r)));
            assertThat(run(r).getAction(DeliveryAction.class).getRows())
                    .extracting(row -> row.result().status())
                    .containsExactly(DeliveryStatus.UNKNOWN, DeliveryStatus.UNKNOWN, DeliveryStatus.SENT);
            assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isEqualTo(3);
        });
    }

    @Test
    void aStepThatSaysSomethingElseAfterACrashSendsANewMemo() throws Throwable {
        crashInTheSecondMemoAndSetTheProgramBackToTheFirst("kakaoMemo 'x'\nkakaoMemo \"${System.nanoTime()}\"");

        jenkins.then(r -> {
            r.assertBuildStatusSuccess(r.waitForCompletion(run(r)));
            assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isEqualTo(3);
        });
    }

    @Test
    void aRestartInGoodOrderRepeatsNothing() throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            WorkflowJob job = r.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition("for (int i = 0; i < 3; i++) stage('s') { kakaoMemo 'x' }", true));
            kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.lateAfterRecording(Duration.ofSeconds(2)));
            job.scheduleBuild2(0).waitForStart();
            await().until(() -> kakao.emulator().count(EmulatedKakao.MEMO) == 1);
            r.jenkins.doQuietDown();
            await().until(() -> run(r).getExecution().getCurrentExecutions(true).get().stream()
                    .noneMatch(KakaoMemoExecution.class::isInstance));
        });

        jenkins.then(r -> {
            r.assertBuildStatusSuccess(r.waitForCompletion(run(r)));
            assertThat(kakao.emulator().memos()).hasSize(3);
        });
    }

    private void crashInTheSecondMemoAndSetTheProgramBackToTheFirst(String script) throws Throwable {
        startAndStopJenkinsWhileSending(script);
        Path program = jenkins.getHome().toPath().resolve("jobs/p/builds/1/program.dat");
        byte[] whileTheFirstWasSent = Files.readAllBytes(program);
        jenkins.then(r -> {
            kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.hang());
            await().until(() -> kakao.emulator().count(EmulatedKakao.MEMO) == 2);
        });
        Files.write(program, whileTheFirstWasSent);
        Files.write(jenkins.getHome().toPath().resolve("kakao-memo/outbox.lock"), new byte[1]);
    }

    private void startAndStopJenkinsWhileSending(String script) throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.hang());
            WorkflowJob job = r.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(script, false));
            job.scheduleBuild2(0).waitForStart();
            await().until(() -> kakao.emulator().count(EmulatedKakao.MEMO) == 1);
        });
    }

    private void arrives(JenkinsRule r) {
        OutboxAtWork.deliverDue();
        await().untilAsserted(() -> assertThat(kakao.emulator().memos()).hasSize(1));
        await().untilAsserted(
                        () -> assertThat(run(r).getAction(DeliveryAction.class).getRows())
                                .extracting(row -> row.result().status())
                                .containsExactly(DeliveryStatus.SENT));
    }

    private static WorkflowRun run(JenkinsRule r) {
        return r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }
}
