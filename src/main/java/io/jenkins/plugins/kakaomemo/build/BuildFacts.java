package io.jenkins.plugins.kakaomemo.build;

import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.condition.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;

/**
 * What is known of a build, not yet in words. What is not known, such as the tests of a job that runs none, is
 * {@code null}.
 *
 * @param result how it ended or, as long as it runs, stands; {@code null} for a build that has only just begun
 * @param fixed whether it is a success and the build before was not
 * @param job the job's display name after those of its folders, of which long ones lose the middle
 * @param number the build's number
 * @param displayName the build's display name, {@code #} and the number unless someone has given it another
 * @param origin what started it
 * @param duration how long it took or, as long as it runs, has taken
 * @param branch what was built, in a multibranch project
 * @param commits what is new since the last build
 * @param tests how its tests went
 * @param problem where and why a Pipeline failed or became unstable
 * @param configurations those of a matrix build that did not succeed
 * @param addresses its pages, {@code null} if Jenkins does not know its own address
 * @param question what it waits for a person to answer
 */
public record BuildFacts(
        BuildResult result,
        boolean fixed,
        String job,
        int number,
        String displayName,
        Origin origin,
        Duration duration,
        Branch branch,
        Commits commits,
        Tests tests,
        Problem problem,
        Configurations configurations,
        Addresses addresses,
        String question) {

    /** Of no build at all. */
    public static final BuildFacts NONE =
            new BuildFacts(null, false, "", 0, "", null, null, null, null, null, null, null, null, null);

    private static final Conditions FIXED = Conditions.of(List.of("fixed"));

    /** Who or what started a build. */
    public enum Trigger {
        /** A person, named by the detail. */
        USER,
        /** The schedule of the job. */
        TIMER,
        /** A change that Jenkins found in the repository. */
        CHANGE,
        /** Another build, named by the detail. */
        UPSTREAM,
        /** Someone with the job's authentication token, at the address that is the detail. */
        REMOTE,
        /** What the detail says. */
        OTHER
    }

    /**
     * @param trigger the kind of cause
     * @param detail a name or a short description, {@code null} where the kind says it all
     */
    public record Origin(Trigger trigger, String detail) {}

    /**
     * @param name of the branch, tag or change request, such as {@code main} or {@code PR-12}
     * @param changeRequest whether it is a change request
     * @param title of the change request, or {@code null}
     */
    public record Branch(String name, boolean changeRequest, String title) {}

    /**
     * @param count at least 1
     * @param authors each once, in the order of the commits
     */
    public record Commits(int count, List<String> authors) {
        public Commits {
            authors = List.copyOf(authors);
        }
    }

    /**
     * @param failed how many failed
     * @param skipped how many were skipped
     * @param total how many there are, at least 1
     * @param firstFailed the name of the first that failed, or {@code null}
     */
    public record Tests(int failed, int skipped, int total, String firstFailed) {}

    /**
     * @param stages the innermost stage and the parallel branch or matrix cell, from the outside in; may be empty
     * @param reason what the Pipeline said, or {@code null}
     */
    public record Problem(List<String> stages, String reason) {
        public Problem {
            stages = List.copyOf(stages);
        }
    }

    /**
     * @param total how many there are
     * @param failed the names of those that did not succeed, at least one
     */
    public record Configurations(int total, List<String> failed) {
        public Configurations {
            failed = List.copyOf(failed);
        }
    }

    /**
     * @param build its page
     * @param console its log, {@code null} to show none
     * @param tests its test report, {@code null} if it has none
     */
    public record Addresses(String build, String console, String tests) {}

    /** What is known of a build now; a Pipeline that still runs and has no result yet counts as a success. */
    public static BuildFacts of(Run<?, ?> run) {
        return of(run, ControllerTiming.get().clock());
    }

    /** The branch or change request alone, or {@code null}; cheaper than all facts. */
    public static Branch branchOf(Run<?, ?> run) {
        return FactSource.ask(source -> source.branch(run));
    }

    static BuildFacts of(Run<?, ?> run, Clock clock) {
        BuildResult result = resultOf(run) == null ? BuildResult.SUCCESS : resultOf(run);
        Tests tests = FactSource.ask(source -> source.tests(run));
        return new BuildFacts(
                result,
                FIXED.hold(RunHistory.current(run), RunHistory.earlier(run)),
                JobName.of(run.getParent()).shortened(JobName.UNITS),
                run.getNumber(),
                run.getDisplayName(),
                Origins.of(run),
                duration(run, clock),
                branchOf(run),
                FactSource.ask(source -> source.commits(run)),
                tests,
                FactSource.ask(source -> source.problem(run, result)),
                FactSource.ask(source -> source.configurations(run)),
                addresses(run, tests != null),
                null);
    }

    /** {@code null} as long as the build runs and nothing has gone wrong. */
    static BuildResult resultOf(Run<?, ?> run) {
        Result result = run.getResult();
        BuildResult end = result == Result.ABORTED ? FactSource.ask(source -> source.endOfAborted(run)) : null;
        return end != null || result == null ? end : BuildResult.valueOf(result.toString());
    }

    private static Duration duration(Run<?, ?> run, Clock clock) {
        long millis = run.isBuilding() ? clock.millis() - run.getStartTimeInMillis() : run.getDuration();
        return Duration.ofMillis(Math.max(0, millis));
    }

    private static Addresses addresses(Run<?, ?> run, boolean tests) {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            return null;
        }
        DisplayURLProvider pages = DisplayURLProvider.get();
        return new Addresses(
                pages.getRunURL(run), root + run.getUrl() + "console", tests ? pages.getTestsURL(run) : null);
    }

    /**
     * The same with another address in place of the build's page.
     *
     * @param address where a tap on the card leads
     */
    public BuildFacts leadingTo(String address) {
        return asking(question, address);
    }

    /**
     * The same with what a person is asked.
     *
     * @param address where it is answered, {@code null} if Jenkins does not know its own address
     */
    public BuildFacts asking(String newQuestion, String address) {
        Addresses known = addresses == null ? new Addresses(null, null, null) : addresses;
        Addresses pages = address == null ? addresses : new Addresses(address, known.console(), known.tests());
        return new BuildFacts(
                result,
                fixed,
                job,
                number,
                displayName,
                origin,
                duration,
                branch,
                commits,
                tests,
                problem,
                configurations,
                pages,
                newQuestion);
    }

    /** The ids of the steps at which a Pipeline stands; empty if it is not loaded, and for any other build. */
    public static Set<String> currentSteps(Run<?, ?> run) {
        return Util.fixNull(FactSource.<Set<String>>ask(source -> source.currentSteps(run)));
    }

    /** The same for a memo about the start of the build. */
    public BuildFacts atStart() {
        return new BuildFacts(
                null,
                false,
                job,
                number,
                displayName,
                origin,
                null,
                branch,
                commits,
                null,
                null,
                null,
                addresses,
                null);
    }
}
