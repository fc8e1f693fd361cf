package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;

class PipelineFactsTest extends SharedJenkins {

    private static final List<BuildFacts> NOTED = new ArrayList<>();

    /** Called by Pipelines about themselves. */
    public static void note(Run<?, ?> run) {
        NOTED.add(BuildFacts.of(run));
    }

    @Test
    void namesTheInnermostStageThatFailed() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");

        assertThat(failedStage(job, "stage('Build') { stage('Compile') { error 'no' } }"))
                .isEqualTo("Compile");
        assertThat(failedStage(job, "stage('Build') { echo 'ok' }; error 'no'")).isNull();
        assertThat(
                        failedStage(
                                job,
                                "stage('Lint') { try { error 'no' } catch (e) { echo 'handled' } }; stage('Deploy') { error 'no' }"))
                .isEqualTo("Deploy");
        assertThat(failedStage(job, "stage('Lint') { catchError { error 'no' } }; stage('Deploy') { echo 'ok' }"))
                .isEqualTo("Lint");
        assertThat(
                        failedStage(
                                job,
                                "stage('Test') { parallel failFast: true, a: { sleep 60 }, b: { stage('Unit') { error 'no' } } }"))
                .isEqualTo("Unit");
        assertThat(failedStage(job, "stage('Test') { parallel a: { echo 'ok' }, b: { error 'no' } }"))
                .isEqualTo("Test");
        assertThat(failedStage(job, "retry(2) { stage('Flaky') { error 'no' } }"))
                .isEqualTo("Flaky");
        assertThat(failedStage(job, "this is no Groovy")).isNull();
    }

    private static String failedStage(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return BuildFacts.of(jenkins.buildAndAssertStatus(Result.FAILURE, job)).failedStage();
    }

    @Test
    void knowsAPipelineThatStillRuns() throws Exception {
        NOTED.clear();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");
        String note = PipelineFactsTest.class.getName() + ".note(currentBuild.rawBuild)";
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                  agent none
                  stages {
                    stage('Build') {
                      steps { script { %1$s } }
                    }
                    stage('Test') {
                      steps { error 'no' }
                      post { failure { script { %1$s } } }
                    }
                    stage('Deploy') {
                      steps { echo 'never' }
                    }
                  }
                  post { failure { script { %1$s } } }
                }
                """.formatted(note), false));

        BuildFacts finished = BuildFacts.of(jenkins.buildAndAssertStatus(Result.FAILURE, job));

        assertThat(NOTED)
                .extracting(BuildFacts::result)
                .containsExactly(BuildResult.SUCCESS, BuildResult.FAILURE, BuildResult.FAILURE);
        assertThat(NOTED).extracting(BuildFacts::failedStage).containsExactly(null, "Test", "Test");
        assertThat(finished.failedStage()).isEqualTo("Test");
        jenkins.jenkins.reload();
        WorkflowJob reloaded = jenkins.jenkins.getItemByFullName("app", WorkflowJob.class);
        assertThat(BuildFacts.of(reloaded.getLastBuild()).failedStage()).isEqualTo("Test");
        assertThat(NOTED).allSatisfy(facts -> {
            assertThat(facts.number()).isEqualTo(1);
            assertThat(facts.duration()).isNotNull();
            assertThat(facts.commits()).isNull();
            assertThat(facts.tests()).isNull();
        });
    }
}
