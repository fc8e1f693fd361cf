package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Fits texts of everything that is hard to cut. */
class RandomTextTest {

    private static final long SEED = 42;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLUSTER = Pattern.compile("\\X");
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
        "👨‍👩‍👧‍👦",
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
        "\u0600",
        "\uFFFF",
        "word "
    };

    /** A text that says the result, the name of the job and its address somewhere. */
    private record Given(String text, List<String> kept) {

        static Given random(Random random) {
            List<String> kept = List.of(
                    List.of("FAILURE", "실패", "성공했어요 🎉").get(random.nextInt(3)),
                    "팀 » app-" + "é".repeat(random.nextInt(40)),
                    "https://ci.example.com/job/" + "a%20".repeat(random.nextInt(15)));
            List<String> pieces = random.ints(random.nextInt(600), 0, PIECES.length)
                    .mapToObj(piece -> PIECES[piece])
                    .collect(Collectors.toCollection(ArrayList::new));
            kept.stream()
                    .filter(word -> random.nextInt(10) > 0)
                    .forEach(word -> pieces.add(random.nextInt(pieces.size() + 1), word));
            return new Given("x" + String.join("", pieces) + "z", kept);
        }

        /** What of it can be shown. */
        String shown() {
            return text.replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .codePoints()
                    .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    @Test
    void shortens() throws JsonProcessingException {
        Random random = new Random(SEED);
        int shortened = 0;
        for (int i = 0; i < 10_000; i++) {
            Given given = Given.random(random);
            List<FittedText> fitted = Overflow.SHORTEN.fit(given.text(), given.kept());
            assertThat(fitted).hasSize(1);
            assertThat(fitted.get(0).originalLength()).isEqualTo(given.text().length());
            assertShortened(fitted.get(0), given);
            shortened += fitted.get(0).shortened() ? 1 : 0;
        }
        assertThat(shortened).isBetween(7_000, 9_500);
    }

    private static void assertShortened(FittedText fitted, Given given) throws JsonProcessingException {
        String text = fitted.text();
        String shown = given.shown();
        assertAccepted(text);
        assertThat(fitted.shortened()).isEqualTo(shown.length() > 200);
        if (fitted.shortened()) {
            assertThat(text).startsWith("x").endsWith("z").contains("…").doesNotContain("……");
            assertThat(text.length()).isGreaterThan(150);
            assertThat(broken(clusters(text), clusters(shown))).isEmpty();
        } else {
            assertThat(text).isEqualTo(shown);
        }
        assertThat(given.kept())
                .filteredOn(shown::contains)
                .allSatisfy(word -> assertThat(text).contains(word));
    }

    @Test
    void splits() throws JsonProcessingException {
        Random random = new Random(SEED);
        Map<Integer, Integer> sizes = new TreeMap<>();
        int shortened = 0;
        for (int i = 0; i < 10_000; i++) {
            Given given = Given.random(random);
            List<FittedText> parts = Overflow.SPLIT.fit(given.text(), given.kept());
            for (FittedText part : parts) {
                assertAccepted(part.text());
            }
            assertSplit(parts, given);
            sizes.merge(parts.size(), 1, Integer::sum);
            shortened += parts.get(parts.size() - 1).shortened() ? 1 : 0;
        }
        assertThat(sizes).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(sizes.values()).allSatisfy(times -> assertThat(times).isGreaterThan(300));
        assertThat(shortened).isBetween(1_000, 4_000);
    }

    private static void assertSplit(List<FittedText> parts, Given given) {
        String shown = given.shown();
        if (shown.length() <= 200) {
            assertThat(parts).containsExactly(new FittedText(shown, given.text().length(), false));
            return;
        }
        List<String> texts = withoutNumbers(parts);
        List<String> clusters =
                texts.stream().flatMap(text -> clusters(text).stream()).toList();
        FittedText last = parts.get(parts.size() - 1);
        if (last.shortened()) {
            assertThat(parts).hasSize(5);
            assertThat(last.text()).contains("…").endsWith("z");
            assertThat(broken(clusters, clusters(shown))).isEmpty();
        } else {
            assertThat(String.join("", texts)).isEqualTo(shown);
            assertThat(clusters).isEqualTo(clusters(shown));
        }
        assertThat(parts.subList(0, parts.size() - 1)).noneMatch(FittedText::shortened);
        assertThat(given.kept())
                .filteredOn(shown::contains)
                .allSatisfy(word -> assertThat(texts).anyMatch(text -> text.contains(word)));
    }

    private static List<String> withoutNumbers(List<FittedText> parts) {
        List<String> texts = new ArrayList<>();
        for (FittedText part : parts) {
            String number = "(" + (texts.size() + 1) + "/" + parts.size() + ") ";
            assertThat(part.text()).startsWith(number);
            assertThat(clusters(part.text())).startsWith(number.split(""));
            texts.add(part.text().substring(number.length()));
        }
        return texts;
    }

    private static void assertAccepted(String text) throws JsonProcessingException {
        assertThat(text).isNotBlank();
        assertThat(text.length()).isLessThanOrEqualTo(200);
        String json = new TextTemplate(text, Link.NONE, null, null).form().get("template_object");
        assertThat(JSON.readTree(json).path("text").asText()).isEqualTo(text);
    }

    private static List<String> clusters(String text) {
        return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The clusters of {@code part} that {@code whole} does not have, in this order, apart from ellipses. */
    private static List<String> broken(List<String> part, List<String> whole) {
        List<String> broken = new ArrayList<>();
        int next = 0;
        for (String cluster : part) {
            int found = whole.subList(next, whole.size()).indexOf(cluster);
            if (found >= 0) {
                next += found + 1;
            } else if (!cluster.equals(Shortening.ELLIPSIS)) {
                broken.add(cluster);
            }
        }
        return broken;
    }
}
