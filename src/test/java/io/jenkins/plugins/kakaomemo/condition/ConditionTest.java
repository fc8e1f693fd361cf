package io.jenkins.plugins.kakaomemo.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildCondition;
import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import io.jenkins.plugins.kakaomemo.condition.Condition.EveryNthFailure;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final List<Condition> CONDITIONS = Stream.concat(
                    Arrays.stream(BuildCondition.values()), Stream.of(new EveryNthFailure(2), new EveryNthFailure(3)))
            .toList();

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "histories.csv", delimiter = ';')
    void holds(String builds, String conditions, String reason) {
        assertThat(Builds.of(builds).cases(CONDITIONS))
                .as("%s, %s", builds, reason)
                .containsExactlyInAnyOrder(("always " + conditions).split(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7})
    void keepsThePaceOfEveryNthFailureWhereOldBuildsAreDeleted(int n) {
        List<Integer> told = IntStream.rangeClosed(1, 300)
                .filter(number -> new EveryNthFailure(n).holds(failure(number), failures(number - 1, number - 10)))
                .boxed()
                .toList();

        assertThat(told)
                .isEqualTo(
                        IntStream.rangeClosed(1, 300 / n).mapToObj(i -> i * n).toList());
    }

    @Test
    void looksBackAtNoMoreThan100BuildsForEveryNthFailure() {
        assertThat(new EveryNthFailure(7).holds(failure(7_000), onlyTheFirst(100, failures(6_999, 1))))
                .isTrue();
        assertThat(new EveryNthFailure(7).holds(failure(7_001), onlyTheFirst(100, failures(7_000, 1))))
                .isFalse();
    }

    @Test
    void looksNoFurtherThanTheLastBuildThatCounts() {
        BuildOutcome failed = new BuildOutcome(3, BuildResult.FAILURE, Set.of("a"));
        List<BuildOutcome> before = List.of(new BuildOutcome(2, BuildResult.ABORTED, Set.of()), failure(1));
        for (BuildCondition condition : BuildCondition.values()) {
            if (condition != BuildCondition.REGRESSION) {
                assertThat(condition.holds(failed, onlyTheFirst(2, before))).isEqualTo(condition.holds(failed, before));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "success", "failure", "unstable", "aborted", "notBuilt", "started", "input"})
    void looksAtNoOtherBuildToTellHowABuildEnded(String name) {
        Conditions conditions = Conditions.withEvents(List.of(name));

        assertThat(conditions.hold(failure(3), onlyTheFirst(0, List.of())))
                .isEqualTo(List.of("always", "failure").contains(name));
    }

    private static BuildOutcome failure(int number) {
        return new BuildOutcome(number, BuildResult.FAILURE, Set.of());
    }

    private static List<BuildOutcome> failures(int newest, int oldest) {
        return IntStream.rangeClosed(Math.max(1, oldest), newest)
                .mapToObj(ConditionTest::failure)
                .sorted(Collections.reverseOrder((one, other) -> Integer.compare(one.number(), other.number())))
                .toList();
    }

    private static Iterable<BuildOutcome> onlyTheFirst(int most, List<BuildOutcome> outcomes) {
        return () -> new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public BuildOutcome next() {
                assertThat(read).as("builds read").isLessThan(most);
                return outcomes.get(read++);
            }
        };
    }
}
