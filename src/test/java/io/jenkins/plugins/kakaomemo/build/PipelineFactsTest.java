package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                .isEqualTo("b » Unit");
        assertThat(failedStage(job, "stage('Test') { parallel a: { echo 'ok' }, b: { error 'no' } }"))
                .isEqualTo("Test » b");
        assertThat(failedStage(job, "parallel a: { echo 'ok' }, b: { error 'no' }"))
                .isEqualTo("b");
        assertThat(failedStage(job, "retry(2) { stage('Flaky') { error 'no' } }"))
                .isEqualTo("Flaky");
        assertThat(failedStage(job, "this is no Groovy")).isNull();
    }

    private static String stage(BuildFacts facts) {
        return new FactWords(facts, Locale.ENGLISH).stage();
    }

    @Test
    void namesTheParallelStageOrMatrixCellThatFailed() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");
        String parallel = """
                pipeline { agent none
                  stages { stage('Test') { parallel {
                    stage('linux') { steps { echo 'ok' } }
                    stage('windows') { steps { error 'no' } }
                    stage('mac') { stages { stage('unit') { steps { echo 'ok' } } } }
                  } } }
                }""";
        String matrix = """
                pipeline { agent none
                  stages { stage('All') { matrix {
                    axes { axis { name 'OS'; values 'linux', 'windows' } }
                    stages { stage('Test') { steps { script { if (OS == 'windows') { error 'no' } } } } }
                  } } }
                }""";

        assertThat(failedStage(job, parallel)).isEqualTo("windows");
        assertThat(failedStage(
                        job,
                        parallel.replace("error 'no'", "echo 'ok'")
                                .replace("unit') { steps { echo 'ok'", "unit') { steps { error 'no'")))
                .isEqualTo("mac » unit");
        assertThat(failedStage(job, matrix)).isEqualTo("OS = 'windows' » Test");
    }

    @Test
    void saysWhereAndWhyAPipelineIsUnstable() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");

        assertThat(unstable(job, "stage('Scan') { unstable('two CVEs') }; stage('Next') { unstable('later') }"))
                .isEqualTo(problem("two CVEs", "Scan"));
        assertThat(unstable(job, "unstable('two CVEs')")).isEqualTo(problem("two CVEs"));
    }

    @Test
    void saysWhatCaughtTheErrorOfAnUnstablePipeline() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "app");

        assertThat(unstable(
                        job, "stage('Lint') { catchError(buildResult: 'UNSTABLE', message: 'lint') { error 'x' } }"))
                .isEqualTo(problem("lint", "Lint"));
        assertThat(unstable(job, "stage('Soak') { warnError('flaky') { error 'x' } }"))
                .isEqualTo(problem("flaky", "Soak"));
        assertThat(unstable(
                        job,
                        "catchError(buildResult: 'SUCCESS', message: 'no matter') { error 'x' }; unstable('two CVEs')"))
                .isEqualTo(problem("two CVEs"));
    }

    private static BuildFacts.Problem problem(String reason, String... stages) {
        return new BuildFacts.Problem(List.of(stages), reason);
    }

    private static BuildFacts.Problem unstable(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return BuildFacts.of(jenkins.buildAndAssertStatus(Result.UNSTABLE, job)).problem();
    }

    private static String failedStage(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return stage(BuildFacts.of(jenkins.buildAndAssertStatus(Result.FAILURE, job)));
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
        assertThat(NOTED).extracting(PipelineFactsTest::stage).containsExactly(null, "Test", "Test");
        assertThat(stage(finished)).isEqualTo("Test");
        jenkins.jenkins.reload();
        WorkflowJob reloaded = jenkins.jenkins.getItemByFullName("app", WorkflowJob.class);
        assertThat(stage(BuildFacts.of(reloaded.getLastBuild()))).isEqualTo("Test");
        assertThat(NOTED).allSatisfy(facts -> {
            assertThat(facts.number()).isEqualTo(1);
            assertThat(facts.duration()).isNotNull();
            assertThat(facts.commits()).isNull();
            assertThat(facts.tests()).isNull();
        });
    }
}
