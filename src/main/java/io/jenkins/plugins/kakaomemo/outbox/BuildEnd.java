package io.jenkins.plugins.kakaomemo.outbox;

import java.util.Arrays;

/** How a build ended, in the order in which a digest tells it: the worst first. */
enum BuildEnd {
    FAILURE,
    UNSTABLE,
    ABORTED,
    NOT_BUILT,
    /** Not known here, or it has not ended. */
    OTHER,
    FIXED,
    SUCCESS;

    static BuildEnd of(BuildOrigin line) {
        return Arrays.stream(values())
                .filter(end -> end.name().equals(line.result()))
                .findFirst()
                .orElse(OTHER);
    }
}
