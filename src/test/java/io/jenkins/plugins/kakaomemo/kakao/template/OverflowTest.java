package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverflowTest {

    private static final String RESULT = "FAILURE";
    private static final String JOB = "team » app » main";
    private static final String LINK = "https://ci.example.com/job/team/job/app/42/";
    private static final List<String> KEPT = List.of(RESULT, JOB, LINK);

    @Test
    void isReadByItsName() {
        assertThat(Overflow.names()).containsExactly("shorten", "split", "fail");
        assertThat(Overflow.names().stream().map(Overflow::of)).containsExactly(Overflow.values());
        assertThat(Overflow.of(null)).isEqualTo(Overflow.SHORTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "SPLIT", "cut", "split,fail"})
    void namesWhatIsAllowed(String name) {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> Overflow.of(name))
                .withMessage("overflow is \"" + name + "\": use one of shorten, split, fail.")
                .satisfies(e -> assertThat(e.field()).isEqualTo("overflow"))
                .satisfies(e -> assertThat(e.getMessage(Locale.KOREAN)).contains(name, "shorten, split, fail"));
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatFitsAsItIs(Overflow overflow) {
        String most = "x".repeat(200);

        assertThat(overflow.fit(most, KEPT)).containsExactly(new FittedText(most, 200, false));
        assertThat(overflow.fit("\u001B[31m" + most + "\u001B[0m", KEPT))
                .containsExactly(new FittedText(most, 209, false));
    }

    @ParameterizedTest
    @EnumSource
    void refusesATextOfNothing(Overflow overflow) {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> overflow.fit("\n ".repeat(200), KEPT))
                .withMessage("text is blank: enter some text.");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> Overflow.FAIL.fit("x".repeat(1_201), KEPT))
                .withMessage("text has 1,201 characters, and Kakao accepts at most 200: "
                        + "shorten it, or set overflow to shorten or split.")
                .satisfies(e -> assertThat(e.getMessage(Locale.KOREAN)).contains("1,201자", "200자", "shorten", "split"));
    }

    @Test
    void keepsWhatMattersWhereverItStands() {
        String text = "x".repeat(150) + JOB + "y".repeat(150) + RESULT + "z".repeat(150) + LINK + "!".repeat(150);

        assertThat(shortened(text, KEPT)).hasSize(200).matches("x+…" + JOB + "…" + RESULT + "…" + LINK + "…!+");
    }

    @Test
    void leavesOutNothingBetweenWhatIsKeptAndItsNeighbours() {
        String text = "x".repeat(50) + JOB + ": " + RESULT + "y".repeat(300) + "\n" + LINK;

        assertThat(shortened(text, KEPT)).hasSize(200).matches("x{50}" + JOB + ": " + RESULT + "y*…y+\n" + LINK);
    }

    @Test
    void mindsOnlyTheFirstOfManyPlaces() {
        assertThat(shortened((RESULT + " ").repeat(100), KEPT)).hasSize(200).containsOnlyOnce("…");
    }

    @Test
    void ignoresWhatIsNotInTheTextAndWhatIsBlank() {
        String text = "가".repeat(300);

        assertThat(shortened(text, List.of("나", "", " ", "\u0000"))).isEqualTo(shortened(text, List.of()));
    }

    @Test
    void keepsTheWholeClusterOfWhatIsKept() {
        assertThat(shortened("x".repeat(300) + "1e\u0301" + "y".repeat(300), List.of("1e")))
                .contains("…1e\u0301…");
    }

    @Test
    void shortensTheLongestOfWhatIsKept() {
        String job = "a".repeat(90) + "b".repeat(90);

        assertThat(shortened(RESULT + " " + "x".repeat(50) + job + "y".repeat(50) + LINK, List.of(RESULT, job, LINK)))
                .hasSizeLessThanOrEqualTo(200)
                .matches(RESULT + "…a{50,90}…b{50,90}…" + LINK);
    }

    @Test
    void shortensTheAddressLast() {
        String address = "https://ci.example.com/" + "a".repeat(160);

        assertThat(shortened(JOB + " x ".repeat(50) + address, List.of(JOB, address)))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("…" + address);
        assertThat(shortened(JOB + " x ".repeat(50) + address + "b".repeat(99), List.of(JOB, address + "b".repeat(99))))
                .hasSize(200)
                .matches("…https://ci.*a…a*b{99}");
    }

    @Test
    void splitsAtTheEndsOfLines() {
        String line = "가".repeat(79) + "\n";

        assertThat(Overflow.SPLIT.fit(line.repeat(5), List.of()))
                .containsExactly(
                        new FittedText("(1/3) " + line.repeat(2), 400, false),
                        new FittedText("(2/3) " + line.repeat(2), 400, false),
                        new FittedText("(3/3) " + line, 400, false));
    }

    @Test
    void splitsBetweenWords() {
        assertThat(split("seven77 ".repeat(50), List.of()))
                .containsExactly(
                        "(1/3) " + "seven77 ".repeat(24), "(2/3) " + "seven77 ".repeat(24), "(3/3) seven77 seven77 ");
    }

    @Test
    void splitsNoPartInItsFirstHalf() {
        assertThat(split("a b\n" + "x".repeat(300), List.of()))
                .containsExactly("(1/2) a b\n" + "x".repeat(190), "(2/2) " + "x".repeat(110));
    }

    @Test
    void splitsNotWithinWhatIsKept() {
        assertThat(split("x".repeat(180) + JOB + "x".repeat(100), KEPT))
                .containsExactly("(1/2) " + "x".repeat(180), "(2/2) " + JOB + "x".repeat(100));
        String tooLong = "y".repeat(300);
        assertThat(split(tooLong, List.of(tooLong)))
                .containsExactly("(1/2) " + "y".repeat(194), "(2/2) " + "y".repeat(106));
    }

    @Test
    void shortensTheFifthPart() {
        List<FittedText> parts = Overflow.SPLIT.fit("x".repeat(970), List.of());
        assertThat(parts).hasSize(5).noneMatch(FittedText::shortened);

        parts = Overflow.SPLIT.fit("x".repeat(971), List.of());
        assertThat(parts).extracting(FittedText::shortened).containsExactly(false, false, false, false, true);
        assertThat(parts.get(4)).isEqualTo(new FittedText("(5/5) " + "x".repeat(97) + "…" + "x".repeat(96), 971, true));
    }

    @Test
    void leavesOutAClusterThatIsTooLongForAPart() {
        assertThat(Overflow.SPLIT.fit("a" + "e" + "\u0301".repeat(300) + "b", List.of()))
                .extracting(FittedText::text)
                .containsExactly("(1/3) a", "(2/3) …", "(3/3) b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\r\n",
                "가",
                "\u0301",
                "\n\u0301",
                "\u200D",
                "👩\u200D",
                "👨‍👩‍👧‍👦",
                "🇰",
                "\u1112\u1161\u11AB",
                "\u1100",
                "\uD83D",
                "\u001B[",
                "\u001B[0",
                "\u0600"
            })
    void isQuickWithLongTexts(String piece) {
        String text = "x" + piece.repeat(100_000 / piece.length());
        List<String> kept = List.of(piece, piece.repeat(50), text);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(shortened(text, kept)).hasSizeLessThanOrEqualTo(200);
            assertThat(split(text, kept)).hasSizeLessThanOrEqualTo(5);
        });
    }

    private static String shortened(String text, List<String> kept) {
        return Overflow.SHORTEN.fit(text, kept).get(0).text();
    }

    private static List<String> split(String text, List<String> kept) {
        return Overflow.SPLIT.fit(text, kept).stream().map(FittedText::text).toList();
    }
}
