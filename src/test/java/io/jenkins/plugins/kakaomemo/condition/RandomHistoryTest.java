package io.jenkins.plugins.kakaomemo.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildCondition;
import io.jenkins.plugins.kakaomemo.condition.Condition.EveryNthFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the conditions against a second reading of them, written as plainly as can be. */
class RandomHistoryTest {

    private static final long SEED = 20260101;
    private static final List<Condition> CONDITIONS = Stream.concat(
                    Arrays.stream(BuildCondition.values()),
                    IntStream.range(1, 6).mapToObj(EveryNthFailure::new))
            .toList();

    @Test
    void sameAsThePlainReading() {
        Random random = new Random(SEED);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String notation = notation(random);
            List<String> cases = Builds.of(notation).cases(CONDITIONS);
            assertThat(cases)
                    .as("seed %d, history %d: %s", SEED, i, notation)
                    .containsExactlyInAnyOrderElementsOf(plainly(notation));
            seen.addAll(cases);
        }
        assertThat(seen).hasSize(CONDITIONS.size() - 2).doesNotContain("started", "input");
    }

    private static String notation(Random random) {
        boolean mostlyFailing = random.nextBoolean();
        return builds(random, 9, "SUFTNAR-", mostlyFailing) + "|" + builds(random, 1, "SUFTNAR", mostlyFailing) + "|"
                + builds(random, 3, "SUFTNAR-", false);
    }

    private static String builds(Random random, int most, String kinds, boolean mostlyFailing) {
        return IntStream.range(0, most == 1 ? 1 : random.nextInt(most + 1))
                .mapToObj(i -> build(random, mostlyFailing && random.nextInt(4) > 0 ? "F" : kinds))
                .collect(Collectors.joining(" "));
    }

    private static String build(Random random, String kinds) {
        char kind = kinds.charAt(random.nextInt(kinds.length()));
        String tests = random.ints(random.nextInt(3), 0, 3)
                .distinct()
                .mapToObj(test -> "abc".substring(test, test + 1))
                .collect(Collectors.joining("+"));
        return kind == '-' || tests.isEmpty() ? "" + kind : kind + ":" + tests;
    }

    /** Reads the notation as text: {@code FSF} is a failure after a success after a failure. */
    private static Set<String> plainly(String notation) {
        boolean timedOut = notation.split("\\|")[1].startsWith("T");
        String[] parts = notation.replace('T', 'F').split("\\|");
        List<String> builds =
                new ArrayList<>(List.of((parts[0] + " " + parts[1]).strip().split(" +")));
        boolean oldestIsLeft = !builds.get(0).equals("-");
        int number = builds.size();
        String current = builds.get(number - 1).replace('R', 'S');
        builds.removeIf(build -> "-RNA".indexOf(build.charAt(0)) >= 0);
        if ("SUF".indexOf(current.charAt(0)) >= 0) {
            if (parts[1].startsWith("R")) {
                builds.add(current);
            }
        } else {
            builds.clear();
        }
        String results = builds.stream().map(build -> build.substring(0, 1)).collect(Collectors.joining());

        Set<String> cases = new TreeSet<>(Set.of("always"));
        if (current.startsWith("S")) {
            cases.add("success");
        }
        if (current.startsWith("U")) {
            cases.add("unstable");
        }
        if (current.startsWith("F")) {
            cases.add("failure");
        }
        if (current.startsWith("N")) {
            cases.add("notBuilt");
        }
        if (current.startsWith("A") || timedOut) {
            cases.add("aborted");
        }
        if (results.matches(".*[UF]S")) {
            cases.add("fixed");
        }
        if (results.matches("F|.*[SU]F")) {
            cases.add("firstFailure");
        }
        if (results.matches(".*FF")) {
            cases.add("stillFailing");
        }
        if (results.matches(".*(SU|SF|UF)") || newTestFails(builds)) {
            cases.add("regression");
        }
        int failures = results.length() - results.replaceFirst("F*$", "").length();
        boolean lengthIsKnown = failures < results.length() || oldestIsLeft;
        for (int n = 1; n < 6; n++) {
            if (failures > 0 && (lengthIsKnown ? failures : number) % n == 0) {
                cases.add("everyNthFailure(" + n + ")");
            }
        }
        return cases;
    }

    private static boolean newTestFails(List<String> builds) {
        if (builds.size() < 2) {
            return false;
        }
        String current = builds.get(builds.size() - 1);
        for (int i = builds.size() - 2; i >= 0; i--) {
            String before = builds.get(i);
            if (!before.equals("F")) {
                return "abc".chars().anyMatch(test -> current.indexOf(test) > 0 && before.indexOf(test) < 0);
            }
        }
        return false;
    }
}
