package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.util.DefaultLocale;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** One memo for one question, however often Jenkins is restarted while it is asked. */
@DefaultLocale("en")
class InputMemoRestartTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    @RegisterExtension
    final JenkinsSessionExtension jenkins = new JenkinsSessionExtension();

    @Test
    void whatWasSentIsNotSentAgain() throws Throwable {
        jenkins.then(r -> {
            WorkflowRun run = start(r, false);
            await().untilAsserted(() -> assertThat(InputMemoTest.results(run)).containsExactly("SENT 0"));
        });
        jenkins.then(this::answeredAfterOneMemo);
    }

    @Test
    void whatWaitsIsSentAfterTheRestart() throws Throwable {
        jenkins.then(r -> {
            kakao.emulator()
                    .faults()
                    .next(EmulatedKakao.MEMO, Fault.kapi(400, -1).times(3));
            WorkflowRun run = start(r, false);
            await().untilAsserted(() -> assertThat(InputMemoTest.results(run)).containsExactly("WAITING -1"));
        });
        kakao.emulator().clock().advance(Duration.ofMinutes(2));
        jenkins.then(this::answeredAfterOneMemo);
    }

    /** As if Jenkins had been killed between the step and its memo. */
    @Test
    void whatWasNotBegunIsSentAfterTheRestart() throws Throwable {
        jenkins.then(r -> {
            WorkflowRun run = start(r, true);
            await().untilAsserted(() -> assertThat(JenkinsRule.getLog(run)).contains("memos are muted"));
            property(run).setMuted(false);
            run.getParent().save();
        });
        jenkins.then(this::answeredAfterOneMemo);
    }

    private WorkflowRun start(JenkinsRule r, boolean muted) throws Exception {
        kakao.addAccount("kakao");
        WorkflowJob job = r.createProject(WorkflowJob.class, "p");
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setOn(List.of("input"));
        property.setMuted(muted);
        job.addProperty(property);
        job.setDefinition(new CpsFlowDefinition("input 'Go on?'; echo 'answered'", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        r.waitForMessage("Go on?", run);
        return run;
    }

    private static KakaoMemoJobProperty property(WorkflowRun run) {
        return run.getParent().getProperty(KakaoMemoJobProperty.class);
    }

    private void answeredAfterOneMemo(JenkinsRule r) throws Exception {
        WorkflowRun run = r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
        OutboxAtWork.deliverDue();
        await().untilAsserted(() -> assertThat(InputMemoTest.results(run)).containsExactly("SENT 0"));
        InputMemoTest.answer(run);
        r.assertBuildStatusSuccess(r.waitForCompletion(run));
        OutboxAtWork.deliverDue();
        await().until(OutboxAtWork::isIdle);
        assertThat(InputMemoTest.results(run)).containsExactly("SENT 0");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }
}
