package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X");
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final String[] PIECES = {
        "a",
        " ",
        "\"",
        "\\",
        "'",
        "{0}",
        "&",
        "+",
        "%",
        "<b>",
        "가",
        "각",
        "힣",
        "ㄱ",
        "ㅏ",
        "\u1112\u1161\u11AB",
        "\u1100",
        "\u1161",
        "\u11A8",
        "🎉",
        "👍🏽",
        FAMILY,
        "🧑🏿‍🚀",
        "❤️",
        "1️⃣",
        "🇰🇷",
        "🇯🇵",
        "\uD83C\uDDF0",
        "e\u0301",
        "\u0302",
        "க்ஷி",
        "ไม้",
        "\u200D",
        "\uD83D",
        "\uDE00",
        "\r\n",
        "\n",
        "\r",
        "\t",
        "\uFFFF"
    };

    @ParameterizedTest
    @ValueSource(strings = {"done", "빌드 성공", FAMILY, "a\nb", "a\tb", "'{0}' \"%s\" \\n", " done "})
    void leavesWhatFitsAsItIs(String text) {
        assertThat(FittedText.of(text)).isEqualTo(new FittedText(text, text.length(), false));
    }

    @Test
    void takesExactly200Units() {
        assertThat(FittedText.of("가".repeat(200)).shortened()).isFalse();
        assertThat(FittedText.of("가".repeat(201))).isEqualTo(new FittedText("가".repeat(199) + "…", 201, true));
    }

    @Test
    void leavesAClusterOutRatherThanBreakIt() {
        assertThat(FittedText.of("a".repeat(190) + FAMILY).text()).isEqualTo("a".repeat(190) + "…");
        assertThat(FittedText.of("a".repeat(189) + FAMILY).text()).isEqualTo("a".repeat(189) + FAMILY);
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
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> FittedText.of(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("text"))
                .withMessage("text is blank: give it something to show.")
                .satisfies(e -> assertThat(e.getMessage(Locale.KOREAN)).contains("보여 줄 내용"));
    }

    @Test
    void fitsAnyText() throws JsonProcessingException {
        Random random = new Random(42);
        int shortened = 0;
        for (int i = 0; i < 10_000; i++) {
            String given = "x"
                    + random.ints(random.nextInt(150), 0, PIECES.length)
                            .mapToObj(piece -> PIECES[piece])
                            .collect(Collectors.joining());
            FittedText fitted = FittedText.of(given);
            assertThat(fitted.originalLength()).isEqualTo(given.length());
            assertFits(fitted, wellFormed(given));
            shortened += fitted.shortened() ? 1 : 0;
        }
        assertThat(shortened).isBetween(2_000, 8_000);
    }

    private static void assertFits(FittedText fitted, String given) throws JsonProcessingException {
        String text = fitted.text();
        assertThat(text).isNotBlank();
        assertThat(text.length()).isLessThanOrEqualTo(200);
        assertThat(fitted.shortened()).isEqualTo(given.length() > 200);
        assertThat(text).isEqualTo(fitted.shortened() ? longestPartThatFits(given) + "…" : given);
        String json = new TextTemplate(text, Link.NONE, null, null).form().get("template_object");
        assertThat(JSON.readTree(json).path("text").asText()).isEqualTo(text);
    }

    private static String longestPartThatFits(String text) {
        return GRAPHEME_CLUSTER
                .matcher(text)
                .results()
                .map(MatchResult::end)
                .filter(end -> end <= 199)
                .reduce((earlier, later) -> later)
                .map(end -> text.substring(0, end))
                .orElse("");
    }

    private static String wellFormed(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
