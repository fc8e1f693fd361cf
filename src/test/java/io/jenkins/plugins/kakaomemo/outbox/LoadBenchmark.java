package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.notifier.KakaoMemoNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What memos cost a controller, as lines for the table of docs/performance.md. Run by name alone. */
@WithJenkins
class LoadBenchmark {

    private static final int BUILDS = 1000;
    private static final int JOBS = 20;
    private static final int STEPS = 200;

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
        kakao.addAccount("kakao");
        kakao.emulator().quotas().limit(Quota.SENDER, 100_000);
    }

    @Test
    void buildsThatEndWithinAMinute() throws Exception {
        List<FreeStyleBuild> builds = builds();
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        end(builds.get(0), notifier);

        report("Kakao answers", builds, notifier);
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.delay(Duration.ofSeconds(3)).forever());
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        report("Kakao takes 3 seconds", builds, notifier);
        kakao.emulator().faults().clear();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.status(503).forever());
        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        report("Kakao is down", builds, notifier);
    }

    private void report(String what, List<FreeStyleBuild> builds, KakaoMemoNotifier notifier) throws Exception {
        long heapBefore = heap();
        ExecutorService ends = Executors.newFixedThreadPool(8);
        List<Future<Long>> delays = new ArrayList<>();
        int threads = 0;
        long minute = TimeUnit.MINUTES.toNanos(1);
        long started = System.nanoTime();
        for (int build = 0; build < builds.size(); build++) {
            FreeStyleBuild ending = builds.get(build);
            delays.add(ends.submit(() -> end(ending, notifier)));
            threads = Math.max(threads, ourThreads());
            long next = started + minute * (build + 1) / builds.size();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
        List<Long> micros = new ArrayList<>();
        for (Future<Long> each : delays) {
            micros.add(each.get());
        }
        ends.shutdown();
        micros.sort(null);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %d | %.1f |%n",
                what,
                micros.get(micros.size() / 2) / 1000.0,
                micros.get(micros.size() * 99 / 100) / 1000.0,
                micros.get(micros.size() - 1) / 1000.0,
                threads,
                (heap() - heapBefore) / 1e6);
        assertThat(micros).hasSize(BUILDS);
    }

    /** How long a build waits for its memo, in microseconds. */
    private static long end(FreeStyleBuild build, KakaoMemoNotifier notifier) throws Exception {
        long started = System.nanoTime();
        notifier.perform(build, new EnvVars(), TaskListener.NULL);
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
    }

    private List<FreeStyleBuild> builds() throws Exception {
        List<FreeStyleBuild> builds = new ArrayList<>();
        List<FreeStyleProject> jobs = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            jobs.add(jenkins.createFreeStyleProject("job" + job));
        }
        for (int build = 0; build < BUILDS; build++) {
            builds.add(jobs.get(build % JOBS).scheduleBuild2(0).get());
        }
        return builds;
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
            String steps = String.join("\n", IntStream.range(0, STEPS).mapToObj(i -> step).toList());
            job.setDefinition(new CpsFlowDefinition(steps, true));
            WorkflowRun run = jenkins.buildAndAssertSuccess(job);
            System.out.printf(Locale.ROOT, "| %s | %.1f |%n", step, run.getDuration() / (double) STEPS);
        }
        await().untilAsserted(() -> assertThat(kakao.emulator().memos()).hasSize(2 * STEPS));
    }
}
