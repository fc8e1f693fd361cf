package io.jenkins.plugins.kakaomemo.condition;

import java.util.Set;

/**
 * How a build ended.
 *
 * @param number its number, counted from 1 within its job
 * @param result how it ended, or {@code null} as long as nothing has gone wrong in a Pipeline that still runs
 * @param failedTests the names of the tests that failed, empty if none did or none ran; read only when a condition asks
 *     for them, so the set may load itself lazily
 */
public record BuildOutcome(int number, BuildResult result, Set<String> failedTests) {

    /** The result as it stands: a build that still runs counts as a success so far. */
    BuildResult soFar() {
        return result == null ? BuildResult.SUCCESS : result;
    }
}
