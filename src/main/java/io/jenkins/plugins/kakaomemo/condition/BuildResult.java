package io.jenkins.plugins.kakaomemo.condition;

/** How a build ended, from best to worst; the last two say nothing about what was built. */
public enum BuildResult {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    /** It took too long and was stopped for that: to people a failure, though Jenkins calls it aborted. */
    TIMED_OUT,
    NOT_BUILT,
    ABORTED;

    /** Whether a build that ended like this can be compared with others. */
    boolean isComparable() {
        return compareTo(TIMED_OUT) <= 0;
    }

    boolean isFailure() {
        return this == FAILURE || this == TIMED_OUT;
    }

    boolean isWorseThan(BuildResult other) {
        return compareTo(other) > 0 && !other.isFailure();
    }
}
