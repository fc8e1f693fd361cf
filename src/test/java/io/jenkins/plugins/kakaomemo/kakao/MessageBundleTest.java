package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBundleTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private record Bundle(String name, Map<String, String> english, Map<String, String> korean) {

        static Bundle of(String name) throws IOException {
            return new Bundle(name, patterns(name), patterns(name + "_ko"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bundle> bundles() throws IOException {
        return List.of(Bundle.of("Errors"), Bundle.of("template/Limits"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysEverythingInBothLanguages(Bundle bundle) {
        assertThat(bundle.english()).isNotEmpty();
        assertThat(bundle.korean()).containsOnlyKeys(bundle.english().keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isTranslated(Bundle bundle) {
        assertThat(bundle.korean())
                .allSatisfy((key, pattern) -> assertThat(pattern)
                        .containsPattern("[가-힣]")
                        .isNotEqualTo(bundle.english().get(key)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void quotesTheSameInBothLanguages(Bundle bundle) {
        assertThat(bundle.korean())
                .allSatisfy((key, pattern) -> assertThat(placeholders(pattern))
                        .containsExactlyInAnyOrderElementsOf(
                                placeholders(bundle.english().get(key))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void comesOutAsWritten(Bundle bundle) {
        assertThat(bundle.english()).allSatisfy(MessageBundleTest::assertFormats);
        assertThat(bundle.korean()).allSatisfy(MessageBundleTest::assertFormats);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Errors", "Errors_ko", "template/Limits", "template/Limits_ko"})
    void saysNothingTwice(String file) throws IOException {
        assertThat(text(file).lines().map(line -> line.split("=", 2)[0])).doesNotHaveDuplicates();
    }

    private static void assertFormats(String key, String pattern) {
        String[] arguments = {"<zero>", "<one>", "<two>", "<three>", "<four>"};
        String expected = pattern;
        for (int i = 0; i < arguments.length; i++) {
            expected = expected.replace("{" + i + "}", arguments[i]);
        }
        assertThat(MessageFormat.format(pattern, (Object[]) arguments)).as(key).isEqualTo(expected);
        assertThat(expected).as(key).doesNotContain("{");
    }

    private static List<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static Map<String, String> patterns(String file) throws IOException {
        PropertyResourceBundle properties = new PropertyResourceBundle(new StringReader(text(file)));
        Map<String, String> patterns = new LinkedHashMap<>();
        properties.keySet().forEach(key -> patterns.put(key, properties.getString(key)));
        return patterns;
    }

    private static String text(String file) throws IOException {
        try (InputStream stream = MessageBundleTest.class.getResourceAsStream(file + ".properties")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
