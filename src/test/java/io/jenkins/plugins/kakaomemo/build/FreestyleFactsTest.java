package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.Action;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.tasks.junit.JUnitResultArchiver;
import hudson.triggers.TimerTrigger;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Branch;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Commits;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Origin;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Tests;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Trigger;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.TransientActionFactory;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.metadata.ObjectMetadataAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.TestExtension;

class FreestyleFactsTest extends SharedJenkins {

    @Test
    void knowsWhatHappenedInABuild() throws Exception {
        MockFolder folder = jenkins.createFolder("team");
        folder.setDisplayName("우리 팀");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "app");
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("kim").withMsg("one");
        scm.addChange().withAuthor("lee").withMsg("two");
        scm.addChange().withAuthor("kim").withMsg("three");
        job.setScm(scm);
        TestReport report = new TestReport("<testcase classname='a.B' name='adds'/>"
                + "<testcase classname='a.B' name='checksOut'><failure/></testcase>"
                + "<testcase classname='a.B' name='later'><skipped/></testcase>");
        job.getBuildersList().add(report);
        job.getPublishersList().add(new JUnitResultArchiver("report.xml"));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        BuildFacts facts = BuildFacts.of(build);

        assertThat(facts.result()).isEqualTo(BuildResult.UNSTABLE);
        assertThat(facts.job()).isEqualTo("우리 팀 » app");
        assertThat(facts.number()).isEqualTo(1);
        assertThat(facts.displayName()).isEqualTo("#1");
        assertThat(facts.duration()).isEqualTo(Duration.ofMillis(build.getDuration()));
        assertThat(facts.branch()).isNull();
        assertThat(facts.commits()).isEqualTo(new Commits(3, List.of("kim", "lee")));
        assertThat(facts.tests()).isEqualTo(new Tests(1, 1, 3, "checksOut"));
        assertThat(facts.problem()).isNull();
        assertThat(facts.addresses().build()).startsWith(jenkins.getURL() + "job/team/job/app/1/");
        assertThat(facts.addresses().console()).isEqualTo(jenkins.getURL() + "job/team/job/app/1/console");
        assertThat(facts.addresses().tests()).startsWith(jenkins.getURL() + "job/team/job/app/1/");
        assertThat(report.factsMeanwhile.result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(report.factsMeanwhile.duration()).isEqualTo(Duration.ofMinutes(7));
        assertThat(report.factsMeanwhile.tests()).isNull();

        JenkinsLocationConfiguration.get().setUrl(null);
        assertThat(BuildFacts.of(build).addresses()).isNull();
    }

    @Test
    void knowsWhatStartedABuild() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("app");
        FreeStyleProject upstream = jenkins.createFolder("libs").createProject(FreeStyleProject.class, "core");
        FreeStyleBuild cause = jenkins.buildAndAssertSuccess(upstream);

        User.getById("kim", true).setFullName("김 대리");

        assertThat(originOf(job, new Cause.UserIdCause("kim"))).isEqualTo(new Origin(Trigger.USER, "김 대리"));
        assertThat(originOf(job, new TimerTrigger.TimerTriggerCause())).isEqualTo(new Origin(Trigger.TIMER, null));
        assertThat(originOf(job, new Cause.UpstreamCause(cause)))
                .isEqualTo(new Origin(Trigger.UPSTREAM, "libs » core #1"));
        assertThat(originOf(job, new Cause.RemoteCause("10.0.0.7", "")))
                .isEqualTo(new Origin(Trigger.REMOTE, "10.0.0.7"));
        assertThat(originOf(job, new PushCause())).isEqualTo(new Origin(Trigger.OTHER, "Push to main"));
        assertThat(originOf(job, null)).isNull();
    }

    private static Origin originOf(FreeStyleProject job, Cause cause) throws Exception {
        return BuildFacts.of(job.scheduleBuild2(0, cause).get()).origin();
    }

    private static final class PushCause extends Cause {
        @Override
        public String getShortDescription() {
            return "Push to main";
        }
    }

    @Test
    void knowsBranchesAndChangeRequests() throws Exception {
        FreeStyleProject branch = jenkins.createFreeStyleProject("main");
        FreeStyleProject request = jenkins.createFreeStyleProject("PR-7");

        assertThat(BuildFacts.branchOf(jenkins.buildAndAssertSuccess(branch)))
                .isEqualTo(new Branch("main", false, null));
        assertThat(BuildFacts.of(jenkins.buildAndAssertSuccess(request)).branch())
                .isEqualTo(new Branch("PR-7", true, "Faster start"));
    }

    private static boolean isBranch(Item job) {
        return job.getName().equals("main") || isChangeRequest(job);
    }

    private static boolean isChangeRequest(Item job) {
        return job.getName().startsWith("PR-");
    }

    @TestExtension
    public static final class Heads extends SCMHead.HeadByItem {
        @Override
        public SCMHead getHead(Item item) {
            if (isChangeRequest(item)) {
                return new ChangeRequest(item.getName());
            }
            return isBranch(item) ? new SCMHead(item.getName()) : null;
        }
    }

    @TestExtension
    public static final class Titles extends TransientActionFactory<FreeStyleProject> {
        @Override
        public Class<FreeStyleProject> type() {
            return FreeStyleProject.class;
        }

        @Override
        public Collection<? extends Action> createFor(FreeStyleProject job) {
            return isBranch(job)
                    ? List.of(new ObjectMetadataAction("Faster start", "long", "https://example.com/7"))
                    : List.of();
        }
    }

    @Test
    void expandsMacrosAndVariables() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("app");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(expanded("$JOB_NAME ${BUILD_NUMBER} ${ENV,var=\"BUILD_ID\"}", build))
                .isEqualTo("app 1 1");
        assertThat(expanded("${KAKAO_TESTS}, ${BUILD_NUMBER}, ${KAKAO_TESTS}", build))
                .isEqualTo("${KAKAO_TESTS}, 1, ${KAKAO_TESTS}");
        assertThat(expanded("", build)).isEmpty();

        ByteArrayOutputStream console = new ByteArrayOutputStream();
        String bad = "${BUILD_NUMBER} ${NO_SUCH_MACRO}";
        assertThat(expanded(bad, build, console)).isEqualTo(bad);
        assertThat(console.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("NO_SUCH_MACRO");
        assertThat(expanded("${BUILD_NUMBER", build)).isEqualTo("${BUILD_NUMBER");
    }

    @Test
    void knowsWhetherABuildIsFixed() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("app");
        assertThat(BuildFacts.of(jenkins.buildAndAssertSuccess(job)).fixed()).isFalse();

        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(BuildFacts.of(failed).fixed()).isFalse();

        job.getBuildersList().clear();
        FreeStyleBuild fixed = jenkins.buildAndAssertSuccess(job);
        assertThat(BuildFacts.of(fixed).fixed()).isTrue();
        assertThat(BuildFacts.of(fixed).atStart().fixed()).isFalse();
        assertThat(BuildFacts.of(jenkins.buildAndAssertSuccess(job)).fixed()).isFalse();
    }

    @Test
    void remembersEarlierBuilds() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("app");
        TestReport report = new TestReport("<testcase classname='a.B' name='adds'><failure/></testcase>");
        job.getBuildersList().add(report);
        job.getPublishersList().add(new JUnitResultArchiver("report.xml"));
        jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        FreeStyleBuild deleted = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        report.cases = "<testcase classname='a.B' name='adds'/>";
        jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild current = jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        deleted.delete();

        assertThat(RunHistory.earlier(current)).extracting(BuildOutcome::number).containsExactly(3, 1);
        assertThat(RunHistory.earlier(current))
                .extracting(BuildOutcome::result)
                .containsExactly(BuildResult.SUCCESS, BuildResult.UNSTABLE);
        assertThat(RunHistory.earlier(current))
                .extracting(outcome -> List.copyOf(outcome.failedTests()))
                .containsExactly(List.of(), List.of("junit/a/B/adds"));
        assertThat(RunHistory.current(current).number()).isEqualTo(4);
        assertThat(RunHistory.current(current).result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(report.outcomeMeanwhile.result()).isNull();
        assertThat(report.earlierMeanwhile).doesNotContain(report.outcomeMeanwhile.number());
    }

    private static String expanded(String text, FreeStyleBuild build) throws Exception {
        return expanded(text, build, new ByteArrayOutputStream());
    }

    private static String expanded(String text, FreeStyleBuild build, ByteArrayOutputStream console) throws Exception {
        return MemoText.expand(
                text, build, build.getWorkspace(), new StreamTaskListener(console, StandardCharsets.UTF_8));
    }

    /** Writes a test report, and looks at its own build. */
    private static final class TestReport extends TestBuilder {

        private String cases;
        private transient BuildFacts factsMeanwhile;
        private transient BuildOutcome outcomeMeanwhile;
        private transient List<Integer> earlierMeanwhile;

        private TestReport(String cases) {
            this.cases = cases;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            build.getWorkspace().child("report.xml").write("<testsuite name='a.B'>" + cases + "</testsuite>", "UTF-8");
            Instant now = Instant.ofEpochMilli(build.getStartTimeInMillis()).plus(Duration.ofMinutes(7));
            factsMeanwhile = BuildFacts.of(build, Clock.fixed(now, ZoneOffset.UTC));
            outcomeMeanwhile = RunHistory.current(build);
            earlierMeanwhile = new ArrayList<>();
            RunHistory.earlier(build).forEach(outcome -> earlierMeanwhile.add(outcome.number()));
            return true;
        }
    }
}
