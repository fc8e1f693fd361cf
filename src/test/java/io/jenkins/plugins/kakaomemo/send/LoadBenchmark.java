package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.AbstractProject;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Publisher;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.manage.AccountsAdministrativeMonitor;
import io.jenkins.plugins.kakaomemo.recipient.AccountRecipient;
import io.jenkins.plugins.kakaomemo.recipient.Directory;
import io.jenkins.plugins.kakaomemo.recipient.People;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.recipient.UserRecipient;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What memos cost a controller, as lines for the table of docs/performance.md. Run by name alone. */
class LoadBenchmark extends SharedJenkins {

    private static final int BUILDS = 1000;
    private static final int JOBS = 20;
    private static final int ROUNDS = 50;
    private static final ControllerSize SMALL = new ControllerSize(10, 5, 20, 2);
    private static final ControllerSize LARGE = new ControllerSize(1000, 500, 2000, 200);

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("kakao");
        for (Quota quota : Quota.values()) {
            kakao.emulator().quotas().limit(quota, 100_000);
        }
    }

    @TestExtension
    public static final class TimedNotifierDescriptor extends BuildStepDescriptor<Publisher> {

        public TimedNotifierDescriptor() {
            super(TimedNotifier.class);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
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

    /** The same memos and pages on two controllers. */
    @Test
    void aLargeControllerAgainstASmallOne() throws Exception {
        People people = new People(jenkins, kakao);
        KakaoMemoConfiguration.get().setRing("never");
        Directory slow = new Directory(Duration.ofMillis(30));
        FreeStyleProject job =
                jenkins.createProject(Folder.class, "place").createProject(FreeStyleProject.class, "job");
        List<Map<String, Long>> seen = new ArrayList<>();
        ControllerSize before = ControllerSize.NONE;
        for (ControllerSize size : List.of(SMALL, LARGE)) {
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            size.growFrom(before, people, kakao);
            before = size;
            jenkins.jenkins.setSecurityRealm(slow);
            if (size == SMALL) {
                measure(job, slow);
            }
            seen.add(measure(job, slow));
        }
        seen.get(0)
                .forEach((what, small) -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.2f |%n",
                        what,
                        small / 1000.0,
                        seen.get(1).get(what) / 1000.0,
                        (double) seen.get(1).get(what) / small));
    }

    /** The median times in microseconds; checks how often the realm is asked. */
    private static Map<String, Long> measure(FreeStyleProject job, Directory realm) throws Exception {
        Map<String, Long> medians = new LinkedHashMap<>();
        realm.takeLookUps();
        medians.put("a memo to an account", medianOfMemos(job, new AccountRecipient("kakao")));
        for (boolean dismissed : new boolean[] {true, false}) {
            monitor().disable(dismissed);
            String how = dismissed ? ", the plugin's warnings dismissed" : "";
            medians.put("`/manage/`" + how, medianOf("manage/", ROUNDS));
            medians.put("the page of a job" + how, medianOf("job/place/job/job/", ROUNDS));
        }
        medians.put("the warnings' part of a page", medianOfWarnings());
        assertThat(realm.takeLookUps()).isZero();
        medians.put("a memo to a person", medianOfMemos(job, new UserRecipient("user0")));
        assertThat(realm.takeLookUps()).isEqualTo(ROUNDS);
        medians.put("`/kakao-memo/`, which lists the accounts", medianOf("kakao-memo/", ROUNDS / 5));
        assertThat(realm.takeLookUps()).isZero();
        return medians;
    }

    private static long medianOfMemos(FreeStyleProject job, Recipient to) throws Exception {
        Queue<Long> micros = new ConcurrentLinkedQueue<>();
        job.getPublishersList().replaceBy(List.of(new TimedNotifier(micros).certainTo(to)));
        for (int build = 0; build < ROUNDS; build++) {
            jenkins.buildAndAssertSuccess(job);
        }
        return median(micros);
    }

    private static long medianOf(String page, int rounds) throws Exception {
        JenkinsRule.WebClient browser = browser();
        List<Long> micros = new ArrayList<>();
        for (int request = 0; request < rounds; request++) {
            long started = System.nanoTime();
            browser.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), page)));
            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started));
        }
        return median(micros);
    }

    private static long medianOfWarnings() {
        List<Long> micros = new ArrayList<>();
        for (int round = 0; round < 20 * ROUNDS; round++) {
            long started = System.nanoTime();
            assertThat(monitor().isActivated()).isFalse();
            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started));
        }
        return median(micros);
    }

    private static AccountsAdministrativeMonitor monitor() {
        return ExtensionList.lookupSingleton(AccountsAdministrativeMonitor.class);
    }

    private static long median(Collection<Long> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
