package io.jenkins.plugins.kakaomemo.condition;

/** How a build ended, from best to worst; the last two say nothing about what was built. */
public enum BuildResult {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED;

    /** Whether a build that ended like this can be compared with others. */
    boolean isComparable() {
        return compareTo(FAILURE) <= 0;
    }

    boolean isWorseThan(BuildResult other) {
        return compareTo(other) > 0;
    }
}
