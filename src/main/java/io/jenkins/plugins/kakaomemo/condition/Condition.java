package io.jenkins.plugins.kakaomemo.condition;

/** A reason to send a memo about a build. */
public sealed interface Condition permits BuildCondition, EveryNthFailure {

    /** The condition as users write it, such as {@code firstFailure} or {@code everyNthFailure(3)}. */
    String written();

    /**
     * Whether the condition holds for a build that has ended or is about to.
     *
     * @param current the build in question
     * @param earlier the builds of the same job, newest first, read no further than needed. Deleted builds are not among them; builds that
     *     still run and builds with a higher number, which exist where builds run concurrently, are skipped
     */
    boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier);
}
