package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;

/** What memos cost a controller, as lines for the table of docs/performance.md. Run by name alone. */
class LoadBenchmark extends SharedJenkins {

    private static final int BUILDS = 1000;
    private static final int JOBS = 20;
    private static final int STEPS = 200;

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("kakao");
        for (Quota quota : Quota.values()) {
            kakao.emulator().quotas().limit(quota, 100_000);
        }
    }

    /** A post-build action that is timed. */
    public static final class TimedNotifier extends Notifier {

        private final transient KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        private final transient Queue<Long> micros;

        TimedNotifier(Queue<Long> micros) {
            this.micros = micros;
            notifier.setOn(List.of("always"));
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            EnvVars environment = build.getEnvironment(listener);
            long started = System.nanoTime();
            notifier.perform(build, environment, listener);
            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started));
            return true;
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }

    @Test
    void buildsThatEndWithinAMinute() throws Exception {
        jenkins.jenkins.setNumExecutors(8);
        Queue<Long> micros = new ConcurrentLinkedQueue<>();
        List<FreeStyleProject> jobs = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            jobs.add(jenkins.createFreeStyleProject("job" + job));
            jobs.get(job).setConcurrentBuild(true);
            jobs.get(job).addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("build")));
            jobs.get(job).getPublishersList().add(new TimedNotifier(micros));
            jenkins.buildAndAssertSuccess(jobs.get(job));
        }
        report("Kakao answers", jobs, micros);
        kakao.emulator()
                .faults()
                .next(EmulatedKakao.MEMO, Fault.delay(Duration.ofSeconds(3)).forever());
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        report("Kakao takes 3 seconds", jobs, micros);
        kakao.emulator().faults().clear();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.status(503).forever());
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        report("Kakao is down", jobs, micros);
    }

    private void report(String what, List<FreeStyleProject> jobs, Queue<Long> micros) throws Exception {
        micros.clear();
        long heapBefore = heap();
        List<Future<FreeStyleBuild>> builds = new ArrayList<>();
        int threads = 0;
        long minute = TimeUnit.MINUTES.toNanos(1);
        long started = System.nanoTime();
        for (int build = 0; build < BUILDS; build++) {
            builds.add(jobs.get(build % JOBS)
                    .scheduleBuild2(0, new ParametersAction(new StringParameterValue("build", "" + build))));
            threads = Math.max(threads, ourThreads());
            TimeUnit.NANOSECONDS.sleep(Math.max(0, started + minute * (build + 1) / BUILDS - System.nanoTime()));
        }
        for (Future<FreeStyleBuild> each : builds) {
            each.get();
        }
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %d | %.1f | %d |%n",
                what,
                sorted.get(sorted.size() / 2) / 1000.0,
                sorted.get(sorted.size() * 99 / 100) / 1000.0,
                sorted.get(sorted.size() - 1) / 1000.0,
                threads,
                (heap() - heapBefore) / 1e6,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
        assertThat(sorted).hasSize(BUILDS);
    }

    private static int ourThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(KakaoTalk memos|kakao-memo|HttpClient-).*"))
                .count();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aStepAgainstEcho() throws Exception {
        for (String step : List.of("echo 'x'", "kakaoMemo 'x'", "echo 'x'", "kakaoMemo 'x'")) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            String steps = String.join(
                    "\n", IntStream.range(0, STEPS).mapToObj(i -> step).toList());
            job.setDefinition(new CpsFlowDefinition(steps, true));
            WorkflowRun run = jenkins.buildAndAssertSuccess(job);
            System.out.printf(Locale.ROOT, "| %s | %.1f |%n", step, run.getDuration() / (double) STEPS);
        }
        assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isEqualTo(2 * STEPS);
    }
}
