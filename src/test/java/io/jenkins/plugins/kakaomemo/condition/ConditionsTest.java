package io.jenkins.plugins.kakaomemo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildCondition;
import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import io.jenkins.plugins.kakaomemo.condition.Condition.EveryNthFailure;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final BuildOutcome SUCCESS = new BuildOutcome(1, BuildResult.SUCCESS, Set.of());
    private static final BuildOutcome FAILURE = new BuildOutcome(1, BuildResult.FAILURE, Set.of());

    @Test
    void readsEveryNameThatItNames() {
        Conditions conditions = Conditions.withEvents(Conditions.namesWithEvents().stream()
                .map(name -> name.replace("(n)", "(7)"))
                .toList());

        assertThat(conditions.any()).containsAll(Arrays.asList(BuildCondition.values()));
        assertThat(conditions.any()).contains(new EveryNthFailure(7));
        assertThat(conditions.any())
                .extracting(Condition::written)
                .containsExactly(
                        "always",
                        "success",
                        "failure",
                        "unstable",
                        "aborted",
                        "notBuilt",
                        "fixed",
                        "regression",
                        "firstFailure",
                        "stillFailing",
                        "started",
                        "input",
                        "everyNthFailure(7)");
    }

    @Test
    void allButTheStartIsForBuildsThatEnd() {
        assertThat(Conditions.namesWithEvents()).containsAll(Conditions.names()).contains("started", "input");
        assertThat(Conditions.names())
                .hasSize(Conditions.namesWithEvents().size() - 2)
                .doesNotContain("started", "input");
    }

    @ParameterizedTest
    @CsvSource({
        "' fixed ', fixed",
        "'\tfixed\n', fixed",
        "everyNthFailure(1), everyNthFailure(1)",
        "' everyNthFailure( 12 ) ', everyNthFailure(12)",
        "everyNthFailure(03), everyNthFailure(3)",
        "everyNthFailure(999999999), everyNthFailure(999999999)"
    })
    void blanksDoNotMatter(String given, String written) {
        assertThat(Conditions.of(List.of(given)).any())
                .extracting(Condition::written)
                .containsExactly(written);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {" ", "Failure", "FAILURE", "failed", "fail ure", "failure,fixed", "not_built", "{0}", "always()"
            })
    void refusesWhatIsNoCondition(String given) {
        InvalidFieldException refusal = refusal(given);
        String shown = given == null ? "" : given.strip();

        assertThat(refusal.field()).isEqualTo("on");
        assertThat(refusal)
                .hasMessage("on has \"" + shown + "\": use one of " + String.join(", ", Conditions.names())
                        + ", where n is a whole number of at least 1.");
        assertThat(refusal.getMessage(Locale.KOREAN))
                .startsWith("on 값에 없는 조건이 있습니다: \"" + shown + "\"")
                .contains(String.join(", ", Conditions.names()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everyNthFailure",
                "everyNthFailure()",
                "everyNthFailure(0)",
                "everyNthFailure(00)",
                "everyNthFailure(-1)",
                "everyNthFailure(+1)",
                "everyNthFailure(1.5)",
                "everyNthFailure(n)",
                "everyNthFailure(٣)",
                "everyNthFailure(3)x",
                "everyNthFailure(3",
                "everyNthFailure:3",
                "everyNthFailure(1000000000)",
                "everyNthFailure(99999999999999999999)"
            })
    void everyNthFailureNeedsAWholeNumber(String given) {
        InvalidFieldException refusal = refusal(given);

        assertThat(refusal)
                .hasMessageStartingWith("on has \"everyNthFailure")
                .hasMessageContaining("a whole number of at least 1")
                .hasMessageContaining("everyNthFailure(3)");
        assertThat(refusal.getMessage(Locale.KOREAN)).contains("1 이상의 정수", "everyNthFailure(3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "input"})
    void onlyTheJobPropertySeesWhatHappensBeforeTheEnd(String event) {
        InvalidFieldException refusal = refusal(" " + event + " ");

        assertThat(refusal)
                .hasMessageStartingWith("on has \"" + event + "\"")
                .hasMessageContaining("job property")
                .hasMessageContaining("stillFailing");
        assertThat(refusal.getMessage(Locale.KOREAN)).contains("\"" + event + "\"", "작업 속성", "stillFailing");
        assertThat(Conditions.withEvents(List.of(event)).any())
                .extracting(Condition::written)
                .containsExactly(event);
    }

    @Test
    void namesTheStartWhereItIsAllowed() {
        assertThatThrownBy(() -> Conditions.withEvents(List.of("start")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("stillFailing, started, input, everyNthFailure(n)");
    }

    @Test
    void oneOfThemIsEnough() {
        Conditions conditions = Conditions.of(List.of("failure", "unstable"));

        assertThat(conditions.hold(FAILURE, List.of())).isTrue();
        assertThat(conditions.hold(SUCCESS, List.of())).isFalse();
        assertThat(Conditions.of(List.of()).hold(SUCCESS, List.of())).isFalse();
    }

    @Test
    void theStartIsNoEnd() {
        Conditions started = Conditions.withEvents(List.of("started"));

        assertThat(started.holdAtStart()).isTrue();
        assertThat(started.holdAtInput()).isFalse();
        assertThat(Conditions.withEvents(List.of("input")).holdAtInput()).isTrue();
        assertThat(started.hold(SUCCESS, List.of())).isFalse();
        assertThat(Conditions.of(List.of("always", "success")).holdAtStart()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = BuildResult.class, names = "TIMED_OUT", mode = EnumSource.Mode.EXCLUDE)
    void everyResultHasACondition(BuildResult result) {
        BuildCondition condition = BuildCondition.valueOf(result.name());

        for (BuildResult other : BuildResult.values()) {
            assertThat(condition.holds(new BuildOutcome(1, other, Set.of()), List.of()))
                    .isEqualTo(other == result || other == BuildResult.TIMED_OUT && isOfTimeout(condition));
        }
    }

    private static boolean isOfTimeout(BuildCondition condition) {
        return condition == BuildCondition.FAILURE || condition == BuildCondition.ABORTED;
    }

    private static InvalidFieldException refusal(String given) {
        return catchThrowableOfType(InvalidFieldException.class, () -> Conditions.of(Collections.singletonList(given)));
    }
}
