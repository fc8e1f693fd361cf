package io.jenkins.plugins.kakaomemo.condition;

import java.util.function.Predicate;

/**
 * The conditions that consist of a name only. "The build before" is the last one that ended as success, unstable or failure:
 * aborted builds and builds that were not built are skipped, and no condition that compares holds for them.
 */
public enum BuildCondition implements Condition {

    /** Every build that ends, however it ends. */
    ALWAYS("always", history -> true),

    /** The build is a success; while it runs, nothing has gone wrong so far. */
    SUCCESS("success", history -> history.is(BuildResult.SUCCESS)),

    /** The build failed; an unstable one did not. */
    FAILURE("failure", history -> history.is(BuildResult.FAILURE)),

    /** The build is unstable, as it is when tests failed. */
    UNSTABLE("unstable", history -> history.is(BuildResult.UNSTABLE)),

    /** The build was stopped. */
    ABORTED("aborted", history -> history.is(BuildResult.ABORTED)),

    /** The build ended without building anything. */
    NOT_BUILT("notBuilt", history -> history.is(BuildResult.NOT_BUILT)),

    /** The build is a success, and the one before failed or was unstable. */
    FIXED(
            "fixed",
            history -> history.is(BuildResult.SUCCESS)
                    && (history.was(BuildResult.FAILURE) || history.was(BuildResult.UNSTABLE))),

    /**
     * The build ended worse than the one before, or a test fails that did not fail when tests last ran. A build that
     * failed without a failed test counts as one that ran none. The first build of a job is no regression.
     */
    REGRESSION("regression", history -> history.isWorseThanBefore() || history.hasAnotherFailedTest()),

    /** The build failed, and the one before did not or there is none. */
    FIRST_FAILURE("firstFailure", history -> history.is(BuildResult.FAILURE) && !history.was(BuildResult.FAILURE)),

    /** The build failed, and so did the one before. */
    STILL_FAILING("stillFailing", history -> history.is(BuildResult.FAILURE) && history.was(BuildResult.FAILURE)),

    /** A build begins. It holds for no build that ends: {@link Conditions#holdAtStart} asks for it. */
    STARTED("started", history -> false);

    private final String written;
    private final Predicate<History> rule;

    BuildCondition(String written, Predicate<History> rule) {
        this.written = written;
        this.rule = rule;
    }

    @Override
    public String written() {
        return written;
    }

    @Override
    public boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier) {
        return rule.test(new History(current, earlier));
    }
}
