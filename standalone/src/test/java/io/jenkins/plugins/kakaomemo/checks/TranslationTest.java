package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is said in English is said in Korean as well. */
class TranslationTest {

    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    /** Quotes hide what is between them from {@link MessageFormat}; here they may hide braces only. */
    private static final Pattern QUOTED_BRACES = Pattern.compile("'[^']*[{}][^']*'");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final List<String> SHOWN = List.of("title", "description", "progress", "tooltip", "placeholder");

    static Stream<Path> bundles() {
        return Stream.of(ProjectTree.RESOURCES, ProjectTree.COMMAND_LINE_RESOURCES)
                .flatMap(folder -> ProjectTree.files(folder, ".properties").stream());
    }

    static Stream<Path> englishBundles() {
        return bundles().filter(file -> !ProjectTree.isKorean(file));
    }

    static Stream<Path> koreanBundles() {
        return bundles().filter(ProjectTree::isKorean);
    }

    /** All but picocli's help, which knows another format. */
    static Stream<Path> patterns() {
        return bundles().filter(file -> !file.getFileName().toString().matches("Help(_ko)?\\.properties"));
    }

    /** Jenkins shows {@code index.jelly} in English alone, in the list of plugins. */
    static Stream<Path> pages() {
        return JellyTest.pages().stream().filter(page -> !page.endsWith("resources/index.jelly"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishBundles")
    void hasAKoreanTwinWithTheSameKeysAndPlaceholders(Path english) {
        Path korean = ProjectTree.koreanTwin(english);
        assertThat(ProjectTree.exists(korean)).as(korean + " exists").isTrue();
        Map<String, String> words = Words.in(english);
        Map<String, String> translated = Words.in(korean);

        assertThat(translated.keySet()).as(korean.toString()).isEqualTo(words.keySet());
        assertThat(those(words, (key, value) -> Words.hasWords(value) && value.equals(translated.get(key))))
                .as("%s: the same in both languages", korean)
                .isEmpty();
        assertThat(those(
                        translated,
                        (key, value) -> !Words.placeholders(value).equals(Words.placeholders(words.get(key)))))
                .as("%s: other placeholders than in English", korean)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("koreanBundles")
    void saysItInKorean(Path korean) {
        assertThat(those(
                        Words.in(korean),
                        (key, value) ->
                                Words.hasWords(value) && !HANGUL.matcher(value).find()))
                .as("%s: not in Korean", korean)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void hasNoEmptyValue(Path bundle) {
        assertThat(Words.in(bundle)).as(bundle.toString()).isNotEmpty();
        assertThat(those(Words.in(bundle), (key, value) -> value.isBlank()))
                .as("%s: empty", bundle)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void isReadAsItIsMeant(Path bundle) {
        assertThat(those(Words.in(bundle), (key, value) -> !isPattern(value)))
                .as("%s: no MessageFormat", bundle)
                .isEmpty();
        assertThat(those(
                        Words.in(bundle),
                        (key, value) -> QUOTED_BRACES
                                .matcher(value.replace("''", ""))
                                .replaceAll("")
                                .contains("'")))
                .as("%s: a quote is written twice", bundle)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void pageIsTranslatedWholly(Path page) {
        Path korean = page.resolveSibling(page.getFileName().toString().replace(".jelly", "_ko.properties"));
        Map<String, String> translated = ProjectTree.exists(korean) ? Words.in(korean) : Map.of();

        assertThat(translated.keySet()).as(korean.toString()).isEqualTo(Words.internationalizedIn(page));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void pageShowsNoWordsOfItsOwn(Path page) {
        assertThat(Xml.elements(Xml.root(page)))
                .as("%s: words without ${%%...}", page)
                .flatExtracting(element -> Stream.concat(
                                Stream.of(Xml.ownText(element)), SHOWN.stream().map(element::getAttribute))
                        .map(text -> EXPRESSION.matcher(text).replaceAll(""))
                        .filter(Words::hasWords)
                        .toList())
                .isEmpty();
    }

    private static Map<String, String> those(Map<String, String> words, BiPredicate<String, String> wanted) {
        return words.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isPattern(String value) {
        try {
            return new MessageFormat(value, Locale.ENGLISH) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
