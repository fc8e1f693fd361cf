package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.reliability.GeneratedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubleshooting has every code that a console or a page can show, in the words that stand there, and no other. */
class ExplainedCodesTest {

    private static final Path TEXTS = ProjectTree.RESOURCES.resolve("io/jenkins/plugins/kakaomemo");

    /** Keys that are shown under the code of what happened, and under which. */
    private static final Map<String, String> SHOWN_AS = Map.of(
            "unanswered", "unknown",
            "refresh", "timeout",
            "exchange", "timeout",
            "proxy.refused", "HTTP 403",
            "proxy.failed", "HTTP 502",
            "unknown", "…");

    private static final Pattern IN_BRACKETS = Pattern.compile("`\\[([^]…]+)]`");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "docs/troubleshooting.md, .properties, Code, Meaning, What to do",
        "docs/troubleshooting.ko.md, _ko.properties, 코드, 뜻, 할 일"
    })
    void hasEveryCode(String document, String ending, String code, String meaning, String whatToDo) throws IOException {
        Map<String, String> errors = Words.in(TEXTS.resolve("kakao/Errors" + ending));
        Stream<List<String>> ofErrors = keys(errors, ".meaning")
                .map(key ->
                        List.of(shown(key), words(errors.get(key + ".meaning")), words(errors.get(key + ".whatToDo"))));
        Map<String, String> reasons = Words.in(TEXTS.resolve("outbox/Reasons" + ending));
        Stream<List<String>> ofReasons = keys(reasons, "").map(key -> List.of(shown(key), words(reasons.get(key))));

        verify(document, "errors", List.of(code, meaning, whatToDo), ofErrors);
        verify(document, "reasons", List.of(code, meaning), ofReasons);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"docs/troubleshooting.md", "docs/network.md", "README.md"})
    void hasNoOtherCode(Path document) {
        Set<String> known = Stream.of(
                        keys(Words.in(TEXTS.resolve("kakao/Errors.properties")), ".meaning")
                                .map(ExplainedCodesTest::code),
                        keys(Words.in(TEXTS.resolve("outbox/Reasons.properties")), "")
                                .map(ExplainedCodesTest::code),
                        FormFields.of(TEXTS.resolve("KakaoMemoStep/config.jelly")).stream(),
                        FormFields.of(TEXTS.resolve("account/KakaoAccount/credentials.jelly")).stream())
                .flatMap(codes -> codes)
                .collect(Collectors.toSet());

        assertThat(IN_BRACKETS.matcher(ProjectTree.text(document)).results().map(found -> found.group(1)))
                .as(document.toString())
                .isSubsetOf(known);
    }

    private static void verify(String document, String name, List<String> head, Stream<List<String>> rows)
            throws IOException {
        new GeneratedTable(
                        Path.of(document),
                        name,
                        Stream.concat(Stream.of(head), rows).toList())
                .verify();
    }

    /** Those that end so, ordered by kind and number, without their ending; friends have rows of their own. */
    private static Stream<String> keys(Map<String, String> texts, String ending) {
        return texts.keySet().stream()
                .filter(key -> key.endsWith(ending) && !key.startsWith("friends"))
                .map(key -> key.substring(0, key.length() - ending.length()))
                .sorted(Comparator.comparingInt(ExplainedCodesTest::kind)
                        .thenComparingInt(ExplainedCodesTest::number)
                        .thenComparing(ExplainedCodesTest::code)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int kind(String key) {
        String code = code(key);
        return List.of("-", "KOE", "HTTP").stream()
                .filter(code::startsWith)
                .findFirst()
                .map(List.of("-", "KOE", "HTTP")::indexOf)
                .orElse(code.equals("…") ? 4 : 3);
    }

    private static int number(String key) {
        return NUMBER.matcher(code(key))
                .results()
                .map(MatchResult::group)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static String shown(String key) {
        return '`' + code(key) + '`';
    }

    /** What stands in brackets: keys such as {@code -401.ip} and {@code tls.host} are for the words alone. */
    private static String code(String key) {
        return SHOWN_AS.getOrDefault(key, key.replaceFirst("\\..*", ""));
    }

    private static String words(String text) {
        return text.replaceAll("\\s*\\{1}$", "").replaceAll("\\{\\d}", "…");
    }
}
