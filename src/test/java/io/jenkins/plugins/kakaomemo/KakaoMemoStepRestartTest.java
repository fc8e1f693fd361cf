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

    /** After a crash the program on disk may be older than its steps, so that a step is resumed that had ended. */
    @Test
    void aStepThatHadEndedIsResumedWithoutConsole() throws Throwable {
        startAndStopJenkinsWhileSending("kakaoMemo 'x'\necho \"code=${kakaoMemo('y').code}\"");
        Path program = jenkins.getHome().toPath().resolve("jobs/p/builds/1/program.dat");
        byte[] whileTheFirstWasSent = Files.readAllBytes(program);
        jenkins.then(r -> {
            kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.hang());
            await().until(() -> kakao.emulator().count(EmulatedKakao.MEMO) == 2);
        });
        Files.write(program, whileTheFirstWasSent);

        jenkins.then(r -> {
            WorkflowRun run = r.waitForCompletion(run(r));
            r.assertBuildStatusSuccess(run);
            assertThat(JenkinsRule.getLog(run)).contains("code=0").doesNotContain("Exception");
        });
    }

    private void startAndStopJenkinsWhileSending(String script) throws Throwable {
        jenkins.then(r -> {
            kakao.addAccount("kakao");
            kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.hang());
            WorkflowJob job = r.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(script, true));
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
