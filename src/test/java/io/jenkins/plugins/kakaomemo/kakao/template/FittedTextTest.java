package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedTextTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @ParameterizedTest
    @ValueSource(strings = {"done", "빌드 성공", FAMILY, "a\nb", "a\tb", "'{0}' \"%s\" \\n", " done "})
    void leavesWhatFitsAsItIs(String text) {
        assertThat(FittedText.of(text)).isEqualTo(new FittedText(text, text.length(), false));
    }

    @Test
    void takesExactly200Units() {
        assertThat(FittedText.of("가".repeat(200)).shortened()).isFalse();
        assertThat(FittedText.of("가".repeat(201)))
                .isEqualTo(new FittedText("가".repeat(100) + "…" + "가".repeat(99), 201, true));
    }

    @Test
    void leavesOutTheMiddle() {
        assertThat(FittedText.of("head " + "x".repeat(1_000) + " tail").text())
                .matches("head x{95}…x{94} tail")
                .hasSize(200);
    }

    @Test
    void leavesAClusterOutRatherThanBreakIt() {
        assertThat(FittedText.of("a".repeat(95) + FAMILY + "b".repeat(200)).text())
                .isEqualTo("a".repeat(95) + "…" + "b".repeat(104));
        assertThat(FittedText.of("a".repeat(300) + FAMILY).text())
                .isEqualTo("a".repeat(100) + "…" + "a".repeat(88) + FAMILY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\u0301", "\n\u200D", "\n\u0903"})
    void putsNoEllipsisBeforeWhatWouldJoinIt(String joining) {
        assertThat(FittedText.of(joining.repeat(200)).text())
                .contains("…\n")
                .startsWith(joining)
                .endsWith(joining);
    }

    @Test
    void putsNoEllipsisAfterWhatWouldJoinIt() {
        assertThat(FittedText.of("\u0600\n".repeat(200)).text()).contains("\n…").doesNotContain("\u0600…");
    }

    @Test
    void isNotBlankEvenIfNoClusterFits() {
        assertThat(FittedText.of("e" + "\u0301".repeat(300)).text()).isEqualTo("…");
    }

    @ParameterizedTest
    @MethodSource
    void cleansWhatCannotBeShown(String given, String shown) {
        assertThat(FittedText.of(given)).isEqualTo(new FittedText(shown, given.length(), false));
    }

    static Stream<Arguments> cleansWhatCannotBeShown() {
        return Stream.of(
                arguments("one\r\ntwo", "one\ntwo"),
                arguments("one\rtwo", "one\ntwo"),
                arguments("one\u2028two", "one\ntwo"),
                arguments("\033[31mred\033[0m", "red"),
                arguments("\033[1;38;5;208mbold\033[m", "bold"),
                arguments("\033[2K\033[1Gdone", "done"),
                arguments("be\007ll\0\177", "bell"),
                arguments("half \uD83D pair", "half \uFFFD pair"),
                arguments("half \uDE00 pair", "half \uFFFD pair"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n\t", "\u001B[0m", "\u0000\u0007"})
    void refusesATextOfNothing(String text) {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> FittedText.of(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("text"))
                .withMessage("text is blank: enter some text.")
                .satisfies(e -> assertThat(e.getMessage(Locale.KOREAN)).contains("내용을 입력"));
    }
}
