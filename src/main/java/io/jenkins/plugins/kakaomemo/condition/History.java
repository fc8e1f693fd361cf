package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A build and those before it.
 *
 * @param current the build in question
 * @param earlier the other builds of the job, newest first, read no further than needed
 */
record History(BuildOutcome current, Iterable<BuildOutcome> earlier) {

    boolean is(BuildResult result) {
        return current.soFar() == result;
    }

    boolean failed() {
        return current.soFar().isFailure();
    }

    boolean hadFailed() {
        return last().filter(BuildResult::isFailure).isPresent();
    }

    boolean wasNoSuccess() {
        return last().filter(before -> before != BuildResult.SUCCESS).isPresent();
    }

    boolean isWorseThanBefore() {
        BuildResult now = current.soFar();
        return now.isComparable() && last().filter(now::isWorseThan).isPresent();
    }

    private Optional<BuildResult> last() {
        return comparable().findFirst().map(BuildOutcome::result);
    }

    /** Whether a test fails that did not fail when tests last ran. */
    boolean hasAnotherFailedTest() {
        return current.soFar().isComparable()
                && !current.failedTests().isEmpty()
                && comparable()
                        .filter(History::ranTests)
                        .findFirst()
                        .filter(last -> !last.failedTests().containsAll(current.failedTests()))
                        .isPresent();
    }

    /** A build that failed without a failed test counts as one that ran no test. */
    private static boolean ranTests(BuildOutcome outcome) {
        return !outcome.result().isFailure() || !outcome.failedTests().isEmpty();
    }

    private Stream<BuildOutcome> comparable() {
        return before().filter(
                        outcome -> outcome.result() != null && outcome.result().isComparable());
    }

    /** The earlier builds without those that were started later and ended first. */
    Stream<BuildOutcome> before() {
        return StreamSupport.stream(earlier.spliterator(), false)
                .filter(outcome -> outcome.number() < current.number());
    }
}
