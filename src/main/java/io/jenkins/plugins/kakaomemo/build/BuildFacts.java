package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.account.ControllerClock;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a build, not yet in words. What is not known, such as the tests of a job that runs none, is
 * {@code null}.
 *
 * @param result how it ended or, as long as it runs, stands; {@code null} for a build that has only just begun
 * @param job the job's display name after those of its folders, of which long ones lose the middle
 * @param number the build's number
 * @param displayName the build's display name, {@code #} and the number unless someone has given it another
 * @param origin what started it
 * @param duration how long it took or, as long as it runs, has taken
 * @param branch what was built, in a multibranch project
 * @param commits what is new since the last build
 * @param tests how its tests went
 * @param failedStage the innermost stage in which a Pipeline failed
 * @param addresses its pages, {@code null} if Jenkins does not know its own address
 */
public record BuildFacts(
        BuildResult result,
        String job,
        int number,
        String displayName,
        Origin origin,
        Duration duration,
        Branch branch,
        Commits commits,
        Tests tests,
        String failedStage,
        Addresses addresses) {

    /** Of no build at all. */
    public static final BuildFacts NONE = new BuildFacts(null, "", 0, "", null, null, null, null, null, null, null);

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
     * @param build its page
     * @param console its log, {@code null} to show none
     * @param tests its test report, {@code null} if it has none
     */
    public record Addresses(String build, String console, String tests) {}

    /** What is known of a build now; a Pipeline that still runs and has no result yet counts as a success. */
    public static BuildFacts of(Run<?, ?> run) {
        return of(run, ControllerClock.get());
    }

    /** The branch or change request alone, or {@code null}; cheaper than all facts. */
    public static Branch branchOf(Run<?, ?> run) {
        return FactSource.ask(source -> source.branch(run));
    }

    static BuildFacts of(Run<?, ?> run, Clock clock) {
        return new RunFacts(run).at(clock);
    }

    /**
     * The same with another address in place of the build's page.
     *
     * @param address where a tap on the card leads
     */
    public BuildFacts leadingTo(String address) {
        Addresses pages = addresses == null
                ? new Addresses(address, null, null)
                : new Addresses(address, addresses.console(), addresses.tests());
        return new BuildFacts(
                result, job, number, displayName, origin, duration, branch, commits, tests, failedStage, pages);
    }

    /** The same for a memo that tells that the build has begun. */
    public BuildFacts atStart() {
        return new BuildFacts(null, job, number, displayName, origin, null, branch, commits, null, null, addresses);
    }
}
