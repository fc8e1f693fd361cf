package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.recipient.RecipientExamples;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;

class KakaoMemoRunListenerTest extends SharedJenkins {

    private static final String NOTIFYING = "pipeline { agent none; options { kakaoMemoNotify(%s) }\n"
            + "stages { stage('deploy') { steps { script { %s } } } } }";

    @Test
    void aPipelineNotifiesByItsOptions() throws Exception {
        kakao.addAccount("kakao");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");

        build(job, NOTIFYING.formatted("on: ['failure', 'fixed']", "echo 'x'"), Result.SUCCESS);
        assertThat(kakao.emulator().requests()).isEmpty();
        WorkflowRun failed = build(job, NOTIFYING.formatted("", "error 'x'"), Result.FAILURE);
        build(job, NOTIFYING.formatted("on: ['started', 'fixed']", "echo 'x'"), Result.SUCCESS);
        build(job, NOTIFYING.formatted("on: ['started', 'fixed'], template: 'feed'", "echo 'x'"), Result.SUCCESS);

        assertThat(titles()).hasSize(3);
        assertThat(titles().get(0)).contains("Failed").contains("p #2");
        assertThat(card(0).toString()).contains("deploy");
        assertThat(titles().get(1)).contains("Fixed").contains("p #3");
        assertThat(titles().get(2)).contains("Started").contains("p #4");
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("KakaoTalk memo sent to \"kakao\".");
    }

    @Test
    void aMutedJobSendsNothingAndAsksNothing() throws Exception {
        KakaoMemoConfiguration configuration = KakaoMemoConfiguration.get();
        configuration.setCredentialsId("not there");
        Folder folder = jenkins.createProject(Folder.class, "team");
        KakaoMemoFolderProperty ofFolder = new KakaoMemoFolderProperty();
        folder.addProperty(ofFolder);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "p");
        KakaoMemoJobProperty ofJob = new KakaoMemoJobProperty();
        job.addProperty(ofJob);
        String step = "echo \"code=${kakaoMemo('x').code}\"";

        configuration.setMuted(true);
        assertSilent(build(job, step, Result.SUCCESS), "all of Jenkins");
        configuration.setMuted(false);
        ofFolder.setMuted(true);
        assertSilent(build(job, step, Result.SUCCESS), "the folder \"team\"");
        ofFolder.setMuted(false);
        ofJob.setMuted(true);
        assertSilent(build(job, step, Result.SUCCESS), "the job \"team » p\"");
        ofJob.setMuted(false);
        assertThat(JenkinsRule.getLog(build(job, step, Result.SUCCESS))).contains("not sent [credentialsId]");
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void aBuildSaysOnceWhyItsJobSendsNothing() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        job.addProperty(property);

        property.setMuted(true);
        assertThat(JenkinsRule.getLog(build(job, "echo 'x'", Result.SUCCESS))).containsOnlyOnce("memos are muted");
        property.setMuted(false);
        property.setOn(List.of("failed", "started"));
        assertThat(JenkinsRule.getLog(build(job, "echo 'x'", Result.SUCCESS))).containsOnlyOnce("[on]: ");
    }

    @Test
    void accountAndConditionsAreInheritedFromFoldersAndTheController() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(folder, EmulatedKakao.account("of-the-team", kakao.newRefreshToken()));
        kakao.addAccount("of-all");
        kakao.addAccount("another");
        KakaoMemoConfiguration.get().setCredentialsId("of-all");
        KakaoMemoConfiguration.get().setOn(List.of("success"));
        FreeStyleProject outside = jenkins.createFreeStyleProject("outside");
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "inside");
        outside.addProperty(new KakaoMemoJobProperty());
        inside.addProperty(new KakaoMemoJobProperty());
        KakaoMemoFolderProperty ofFolder = new KakaoMemoFolderProperty();
        ofFolder.setCredentialsId("of-the-team");
        ofFolder.setOn(List.of("failure"));
        folder.addProperty(ofFolder);

        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(outside))).contains("\"of-all\"");
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(inside))).contains("Not sent");
        inside.getBuildersList().add(new FailureBuilder());
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertStatus(Result.FAILURE, inside)))
                .contains("\"of-the-team\"");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void theFormsKeepWhatTheyAreGiven() throws Exception {
        kakao.addAccount("kakao");
        Folder folder = jenkins.createProject(Folder.class, "team");
        KakaoMemoFolderProperty ofFolder = new KakaoMemoFolderProperty();
        ofFolder.setCredentialsId("kakao");
        ofFolder.setOn(List.of("failure", "input", "everyNthFailure(5)"));
        ofFolder.setBranches("main release/*");
        ofFolder.setMuted(true);
        folder.addProperty(ofFolder);
        jenkins.configRoundtrip(folder);
        jenkins.assertEqualDataBoundBeans(ofFolder, folder.getProperties().get(KakaoMemoFolderProperty.class));

        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        KakaoMemoJobProperty ofJob = new KakaoMemoJobProperty();
        ofJob.setCredentialsId("kakao");
        ofJob.setOn(List.of("regression", "started", "input"));
        ofJob.setTo(RecipientExamples.recipients());
        ofJob.setTemplate("text");
        job.addProperty(ofJob);
        jenkins.configRoundtrip(job);
        jenkins.assertEqualDataBoundBeans(ofJob, job.getProperty(KakaoMemoJobProperty.class));
    }

    private void assertSilent(WorkflowRun run, String because) throws Exception {
        assertThat(JenkinsRule.getLog(run))
                .contains("code=muted")
                .contains("KakaoTalk memo: Not sent: memos are muted for " + because)
                .doesNotContain("not there");
    }

    private WorkflowRun build(WorkflowJob job, String script, Result result) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(result, job);
    }

    private JsonNode card(int memo) {
        return kakao.emulator().memos().get(memo).content();
    }

    private List<String> titles() {
        return kakao.emulator().memos().stream()
                .map(memo -> memo.content().path("content").path("title").asText())
                .toList();
    }
}
