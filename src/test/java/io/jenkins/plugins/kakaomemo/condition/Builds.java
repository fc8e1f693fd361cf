package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The builds of a job, in the notation of {@code histories.csv}.
 *
 * @param current the build in question
 * @param others all other builds that are left, newest first
 */
record Builds(BuildOutcome current, List<BuildOutcome> others) {

    private static final Map<Character, BuildResult> RESULTS = Map.of(
            'S', BuildResult.SUCCESS,
            'U', BuildResult.UNSTABLE,
            'F', BuildResult.FAILURE,
            'T', BuildResult.TIMED_OUT,
            'N', BuildResult.NOT_BUILT,
            'A', BuildResult.ABORTED);

    static Builds of(String notation) {
        String[] parts = notation.split("\\|");
        List<BuildOutcome> others = new ArrayList<>();
        BuildOutcome current = null;
        int number = 0;
        for (int part = 0; part < parts.length; part++) {
            for (String build : parts[part].strip().split(" +")) {
                if (build.isEmpty()) {
                    continue;
                }
                number++;
                if (part == 1) {
                    current = outcome(number, build);
                } else if (!build.equals("-")) {
                    others.add(outcome(number, build));
                }
            }
        }
        Collections.reverse(others);
        return new Builds(current, others);
    }

    private static BuildOutcome outcome(int number, String build) {
        Set<String> failedTests = build.length() == 1
                ? Set.of()
                : Set.of(build.substring("F:".length()).split("\\+"));
        return new BuildOutcome(number, RESULTS.get(build.charAt(0)), failedTests);
    }

    /** Those of these conditions that hold, as they are written. */
    List<String> cases(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.holds(current, others))
                .map(Condition::written)
                .toList();
    }
}
