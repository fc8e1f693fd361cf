package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.plugins.build_timeout.BuildTimeOutStrategy;
import hudson.plugins.build_timeout.BuildTimeoutWrapper;
import hudson.plugins.build_timeout.global.GlobalTimeOutConfiguration;
import hudson.plugins.build_timeout.impl.AbsoluteTimeOutStrategy;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;

/** Jenkins calls a build aborted that took too long, and one that a person has stopped. */
class TimedOutBuildTest extends SharedJenkins {

    private static final long LONG = 600_000;

    @BeforeEach
    void connect() throws Exception {
        kakao.addAccount("kakao");
    }

    @Test
    void aPipelineThatTimesOutHasFailed() throws Exception {
        WorkflowJob job = pipeline("node { timeout(time: 1, unit: 'MILLISECONDS') { sleep 600 } }", "firstFailure");
        jenkins.buildAndAssertStatus(Result.ABORTED, job);
        jenkins.buildAndAssertStatus(Result.ABORTED, job);
        on(job, "stillFailing", "everyNthFailure(7)");
        jenkins.buildAndAssertStatus(Result.ABORTED, job);
        job.setDefinition(new CpsFlowDefinition("echo 'in time'", true));
        on(job, "fixed");
        jenkins.buildAndAssertSuccess(job);

        assertThat(titles()).hasSize(3);
        assertThat(titles().get(0)).contains("Timed out").contains("job #1");
        assertThat(titles().get(1)).contains("Timed out").contains("job #3");
        assertThat(titles().get(2)).contains("Fixed").contains("job #4");
    }

    @Test
    void soSaysAStepInThePostSectionOfADeclarativePipeline() throws Exception {
        WorkflowJob job = pipeline("""
                pipeline { agent none
                  stages { stage('Deploy') {
                    options { timeout(time: 100, unit: 'MILLISECONDS') }
                    steps { sleep 600 } } }
                  post { always { kakaoMemo message: null, on: ['regression', 'failure'] } } }""");
        jenkins.buildAndAssertStatus(Result.ABORTED, job);

        assertThat(titles()).singleElement().asString().contains("Timed out");
        assertThat(kakao.emulator().memos().get(0).content().toString()).contains("Deploy");
    }

    @Test
    void aPersonsAbortOfAPipelineIsNoFailure() throws Exception {
        WorkflowJob job = pipeline("timeout(time: 1, unit: 'HOURS') { sleep 600 }", "failure");
        stopped(job.scheduleBuild2(0).waitForStart());
        assertThat(titles()).isEmpty();
        on(job, "failure", "aborted");
        WorkflowRun second = stopped(job.scheduleBuild2(0).waitForStart());

        assertThat(titles()).singleElement().asString().contains("Aborted");
        assertThat(JenkinsRule.getLog(second)).contains("memo sent");
    }

    @Test
    void aFreestyleBuildThatTimesOutHasFailed() throws Exception {
        FreeStyleProject job = freestyle(100);
        on(job, "firstFailure");
        jenkins.buildAndAssertStatus(Result.ABORTED, job);
        on(job, "stillFailing");
        jenkins.buildAndAssertStatus(Result.ABORTED, job);

        assertThat(titles()).hasSize(2).allSatisfy(title -> assertThat(title).contains("Timed out"));
    }

    @Test
    void aPersonsAbortOfAFreestyleBuildIsNoFailure() throws Exception {
        FreeStyleProject job = freestyle(LONG);
        on(job, "failure", "regression", "aborted");
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        stopped(build);

        assertThat(titles()).singleElement().asString().contains("Aborted");
    }

    @Test
    void theTimeOutForAllJobsDoesNotConcernPipelines() throws Exception {
        GlobalTimeOutConfiguration ofAll = ExtensionList.lookupSingleton(GlobalTimeOutConfiguration.class);
        ofAll.setStrategy(new AbsoluteTimeOutStrategy("600"));
        try {
            WorkflowJob job = pipeline("currentBuild.result = 'ABORTED'", "failure", "aborted");
            jenkins.buildAndAssertStatus(Result.ABORTED, job);
        } finally {
            ofAll.setStrategy(null);
        }

        assertThat(titles()).singleElement().asString().contains("Aborted");
    }

    private static FreeStyleProject freestyle(long millis) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        job.getBuildersList().add(new SleepBuilder(LONG));
        job.getBuildWrappersList().add(new BuildTimeoutWrapper(new After(millis), null, null));
        return job;
    }

    private static <R extends Run<?, ?>> R stopped(R run) throws Exception {
        await().until(() -> run.getExecutor() != null);
        await().until(() -> JenkinsRule.getLog(run).contains("leep"));
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            run.getExecutor().doStop();
        }
        return jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    private static WorkflowJob pipeline(String script, String... conditions) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        if (conditions.length > 0) {
            on(job, conditions);
        }
        return job;
    }

    private static <J extends Job<J, ?>> void on(J job, String... conditions) throws Exception {
        job.removeProperty(KakaoMemoJobProperty.class);
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setOn(List.of(conditions));
        job.addProperty(property);
    }

    private List<String> titles() {
        return kakao.emulator().memos().stream()
                .map(memo -> memo.content().path("content").path("title").asText())
                .toList();
    }

    /** Shorter than the three minutes that the plugin's own strategies take at least. */
    public static final class After extends BuildTimeOutStrategy {

        private final long millis;

        After(long millis) {
            this.millis = millis;
        }

        @Override
        public long getTimeOut(AbstractBuild<?, ?> run, BuildListener listener) {
            return millis;
        }
    }
}
