package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A Korean day with more builds than Kakao takes messages. */
class CompressedDayTest extends SharedJenkins {

    private static final int BUILDS = 250;
    private static final int QUOTA = 100;
    private static final Duration BETWEEN = Duration.ofDays(1).dividedBy(BUILDS);

    @Test
    void nothingIsSilentDigestsArriveAndWhatPeopleWroteIsNotHeldUp() throws Exception {
        kakao.addAccount("kakao");
        kakao.emulator().clock().advance(Duration.ofHours(15).plusMinutes(1));
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        job.getPublishersList().add(notifier);
        WorkflowJob writing = jenkins.createProject(WorkflowJob.class, "writing");
        writing.setDefinition(new CpsFlowDefinition("kakaoMemo \"written ${env.BUILD_NUMBER}\"", true));

        for (int build = 1; build <= BUILDS; build++) {
            jenkins.buildAndAssertSuccess(job);
            if (build % 25 == 0) {
                WorkflowRun run = jenkins.buildAndAssertSuccess(writing);
                assertThat(texts()).as("at once, whatever waits").contains("written " + run.getNumber());
            }
            later(BETWEEN);
        }
        assertThat(kakao.emulator().memos()).hasSizeLessThanOrEqualTo(QUOTA);
        later(Duration.ofHours(1));

        assertThat(job.getBuilds()).hasSize(BUILDS).allSatisfy(CompressedDayTest::assertTold);
        List<String> digests = texts().stream()
                .filter(text -> text.matches("(?s)\\d+ builds: .*"))
                .toList();
        assertThat(digests).hasSizeGreaterThan(5);
        int gathered = digests.stream()
                .mapToInt(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))))
                .sum();
        int alone = kakao.emulator().memos().size() - digests.size() - 10;
        assertThat(gathered + alone).isEqualTo(BUILDS);
    }

    private static void assertTold(FreeStyleBuild build) throws Exception {
        assertThat(build.getAction(DeliveryAction.class).getRows())
                .as(build.getFullDisplayName())
                .extracting(row -> row.result().status())
                .containsExactly(DeliveryStatus.SENT);
        assertThat(JenkinsRule.getLog(build)).containsOnlyOnce("KakaoTalk memo");
    }

    private void later(Duration time) {
        kakao.emulator().clock().advance(time);
        ControllerOutbox.get().deliverDue();
        await().until(() -> ControllerOutbox.get().isIdle());
    }

    private List<String> texts() {
        return kakao.emulator().memos().stream().map(memo -> memo.text()).toList();
    }
}
