package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            main                        | 10 | main
            exactly 10                  | 10 | exactly 10
            eleven long                 | 10 | eleven lo…
            a long name                 |  3 | a…
            한국어 이름이 깁니다          |  6 | 한국어 이…
            """)
    void endsInAnEllipsisIfItIsTooLong(String given, int units, String line) {
        assertThat(ShortText.line(given, units)).isEqualTo(line).hasSizeLessThanOrEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        // family of four, thumb with a skin tone, flag, two combining marks, Hangul of three jamo
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
        "\uD83D\uDC4D\uD83C\uDFFD",
        "\uD83C\uDDF0\uD83C\uDDF7",
        "a\u0301\u0323",
        "\u1112\u1161\u11AB"
    })
    void breaksNoCluster(String cluster) {
        String given = "ab" + cluster + "cdefghijklmnopqrstuvwxyz";

        for (int units = 3; units < given.length(); units++) {
            String expected = units > 2 + cluster.length() ? "ab" + cluster : "ab…";
            assertThat(ShortText.line(given, units)).startsWith(expected).hasSizeLessThanOrEqualTo(units);
        }
    }

    @Test
    void isOneLineWithoutWhatCannotBeSeen() {
        assertThat(ShortText.line("  two\r\n\tlines\u2028and\u00A0\u0007more \n", 40))
                .isEqualTo("two lines and more");
        assertThat(ShortText.line("\u001B[31mred\u001B[0m", 40)).isEqualTo("[31mred [0m");
        assertThat(ShortText.line("left\u202Etfel\u202C \u2066x\u2069", 40)).isEqualTo("lefttfel x");
        assertThat(ShortText.line("\uD83D half \uDC68", 40)).isEqualTo("\uFFFD half \uFFFD");
        assertThat(ShortText.line(" \n\t", 40)).isEmpty();
    }

    @Test
    void takesNoLongerForMegabytes() {
        String long1 = "a".repeat(5_000_000);
        String long2 = "\u0301".repeat(5_000_000);
        String long3 = "\u200D\uD83D\uDC68".repeat(2_000_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            for (String given : new String[] {long1, long2, long3}) {
                assertThat(ShortText.line(given, 40))
                        .hasSizeLessThanOrEqualTo(40)
                        .endsWith("…");
            }
        });
    }
}
