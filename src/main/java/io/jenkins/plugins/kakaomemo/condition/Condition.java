package io.jenkins.plugins.kakaomemo.condition;

/** A reason to send a memo about a build. */
public sealed interface Condition permits BuildCondition, EveryNthFailure {

    /** The condition as users write it, such as {@code firstFailure} or {@code everyNthFailure(3)}. */
    String written();

    /**
     * Whether a build that has ended, or is about to, is a case of this condition.
     *
     * @param current the build in question
     * @param earlier the builds of the same job, newest first, read no further than needed. Deleted builds are simply not
     *     among them; builds that still run and builds with a higher number, which concurrent builds bring about, are
     *     passed over
     */
    boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier);
}
