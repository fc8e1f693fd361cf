package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Memos whose job, or a folder around it, gets another name. */
class RenamedJobTest extends SharedJenkins {

    @Test
    void theBuildOfARenamedJobKnowsAndANewJobOfTheOldNameGetsNothing() throws Exception {
        kakao.addAccount("kakao");
        WorkflowJob job = sendingJob(jenkins.jenkins, "job", null);
        WorkflowRun run = held(job);

        job.renameTo("renamed");
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, "job");
        other.setDefinition(new CpsFlowDefinition("echo 'another job'", true));
        WorkflowRun build = jenkins.buildAndAssertSuccess(other);
        deliver();

        assertThat(statuses(run)).containsExactly("SENT");
        assertThat(browser().getPage(run).asNormalizedText()).contains("kakao: Sent");
        assertThat(build.getAction(DeliveryAction.class)).isNull();
        assertThat(browser().getPage(build).asNormalizedText()).doesNotContain("KakaoTalk memos");
    }

    @Test
    void aNewJobInPlaceOfADeletedOneGetsNothing() throws Exception {
        kakao.addAccount("kakao");
        WorkflowJob job = sendingJob(jenkins.jenkins, "job", null);
        held(job);

        job.delete();
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, "job");
        other.setDefinition(new CpsFlowDefinition("echo 'another job'", true));
        WorkflowRun build = jenkins.buildAndAssertSuccess(other);
        deliver();

        assertThat(build.getAction(DeliveryAction.class)).isNull();
    }

    @Test
    void theAccountOfAFolderIsFoundWhereFolderAndJobAreNow() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        Folder archive = jenkins.createProject(Folder.class, "archive");
        kakao.addAccount(team, EmulatedKakao.account("kakao", kakao.newRefreshToken()));
        WorkflowRun run = held(sendingJob(team, "job", null));

        Items.move((WorkflowJob) team.getItem("job"), archive);
        team.renameTo("crew");
        archive.renameTo("attic");
        deliver();

        assertThat(kakao.emulator().memos()).extracting(Memo::text).containsExactly("build done");
        assertThat(statuses(jenkins.jenkins
                        .getItemByFullName("attic/job", WorkflowJob.class)
                        .getBuildByNumber(run.getNumber())))
                .containsExactly("SENT");
    }

    @Test
    void theDeliveriesOfTheAccountFollowTheJob() throws Exception {
        KakaoAccount account = kakao.addAccount("kakao");
        Folder team = jenkins.createProject(Folder.class, "team");
        build(sendingJob(team, "job", null));

        team.renameTo("crew");
        ((WorkflowJob) team.getItem("job")).renameTo("app");
        build(sendingJob(jenkins.createProject(Folder.class, "team"), "job", null));

        String key = AccountTokens.get().keyOf(account, jenkins.jenkins);
        assertThat(browser().goTo("kakao-memo/deliveries/" + key + "/").asNormalizedText())
                .contains("crew » app #1", "team » job #1");
    }

    private WorkflowRun held(WorkflowJob job) throws Exception {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -1).times(3));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        assertThat(statuses(run)).containsExactly("WAITING");
        return run;
    }

    private void deliver() {
        kakao.emulator().clock().advance(Duration.ofMinutes(2));
        OutboxAtWork.deliverDue();
        await().until(OutboxAtWork::isIdle);
    }

    private static List<String> statuses(Run<?, ?> run) {
        return run.getAction(DeliveryAction.class).getRows().stream()
                .map(record -> record.result().status().name())
                .toList();
    }
}
