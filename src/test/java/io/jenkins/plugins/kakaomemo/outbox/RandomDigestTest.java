package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomDigestTest {

    private static final long SEED = 20260701;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TOLD = Pattern.compile(".*#\\d+ .+");

    /** Something at the cut that the ellipsis would be drawn with. */
    private static final Pattern JOINED = Pattern.compile("^…[\\p{M}\\u200D]");

    /** Letters, wide and composed characters, halves of pairs, marks that join, and what belongs in no name. */
    private static final List<String> PIECES = List.of(
            "a",
            "app",
            "/",
            "-",
            " ",
            ".",
            "결",
            "\u1100\u1161\u11A8",
            "日本",
            "e\u0301",
            "\u0301",
            "👍🏽",
            "👩‍👩‍👧‍👦",
            "🇰🇷",
            "\u200D",
            "\uD83D",
            "\uDE00",
            "\u0600",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u001B[1m",
            "\u2028",
            "\u202E",
            "\"",
            "\\",
            "{0}",
            "'",
            "א",
            "</script>");

    private static final List<String> RESULTS = List.of(
            "SUCCESS", "FAILURE", "UNSTABLE", "TIMED_OUT", "ABORTED", "NOT_BUILT", "FIXED", "OTHER", "CANCELLED", "");

    @Test
    void everyDigestIsFitToSendAndAddsUp() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            List<BuildOrigin> lines = lines(random);
            boolean korean = random.nextBoolean();
            TextTemplate digest = Digest.of(
                    lines, UnaryOperator.identity(), Optional.empty(), korean ? Locale.KOREAN : Locale.ENGLISH);
            String what = "seed %d, digest %d of %d builds:%n%s".formatted(SEED, i, lines.size(), digest.text());

            assertThat(digest.text().length()).as(what).isLessThanOrEqualTo(200);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(digest.text()))
                    .as(what)
                    .isTrue();
            JsonNode json = JSON.readTree(digest.form().get("template_object"));
            assertThat(json.path("text").asText()).as(what).isEqualTo(digest.text());
            assertAddsUp(lines, digest.text(), what);
        }
    }

    private static void assertAddsUp(List<BuildOrigin> lines, String text, String what) {
        int builds = (int) lines.stream()
                .map(line -> line.job() + "#" + line.build())
                .distinct()
                .count();
        List<String> said = List.of(text.split("\n", -1));
        List<Integer> counts = numbers(said.get(0));
        assertThat(counts.get(0)).as(what).isEqualTo(builds);
        assertThat(counts.stream().skip(1).mapToInt(Integer::intValue).sum())
                .as(what)
                .isEqualTo(builds);

        String last = said.get(said.size() - 1);
        boolean hasRest = last.matches("\\+\\d+ more|외 \\d+건");
        List<String> told = said.subList(1, hasRest ? said.size() - 1 : said.size());
        int rest = hasRest ? numbers(last).get(0) : 0;
        assertThat(told.size() + rest).as(what).isEqualTo(builds);
        assertThat(told)
                .as(what)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(Digest.LINE_UNITS)
                        .matches(TOLD)
                        .doesNotContainPattern(JOINED));
    }

    private static List<Integer> numbers(String line) {
        return NUMBER.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
    }

    private static List<BuildOrigin> lines(Random random) {
        int builds = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
        return IntStream.range(0, builds)
                .mapToObj(i -> new BuildOrigin(
                        job(random),
                        1 + random.nextInt(random.nextBoolean() ? 20 : Integer.MAX_VALUE - 1),
                        i,
                        RESULTS.get(random.nextInt(RESULTS.size())),
                        "memo " + i,
                        "me"))
                .toList();
    }

    private static String job(Random random) {
        return IntStream.range(0, random.nextInt(random.nextInt(4) == 0 ? 120 : 8))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }
}
