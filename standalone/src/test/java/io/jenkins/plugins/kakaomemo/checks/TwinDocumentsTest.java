package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.checks.MarkdownFile.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document and its Korean twin say the same, and what the plugin says. */
class TwinDocumentsTest {

    private static final Path PARAMETERS = Path.of("docs/pipeline.md");
    private static final Path ERRORS = ProjectTree.RESOURCES.resolve("io/jenkins/plugins/kakaomemo/kakao");
    private static final Path STEP =
            ProjectTree.RESOURCES.resolve("io/jenkins/plugins/kakaomemo/KakaoMemoStep/config.jelly");

    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)(//|#).*$");
    private static final Pattern SAID_IN_KOREAN =
            Pattern.compile("(['\"])[^'\"\\n]*[가-힣][^'\"\\n]*\\1|[^\\s'\"]*[가-힣][^\\s'\"]*");
    private static final Pattern CODE_ROW = Pattern.compile("`\\[(-\\d+|KOE\\d+|HTTP \\d+)]` *(.*)");

    static boolean isKorean(Path document) {
        return document.toString().endsWith(".ko.md");
    }

    static Stream<Path> english() {
        return DocumentationTest.documents().stream().filter(document -> ProjectTree.exists(korean(document)));
    }

    static Stream<Path> forUsers() {
        return DocumentationTest.documents().stream()
                .filter(document -> document.startsWith("docs") || document.startsWith("README.md"))
                .filter(document -> !isKorean(document));
    }

    static Stream<Arguments> explainedCodes() {
        return english()
                .flatMap(document -> Stream.of(document, korean(document)))
                .flatMap(document -> codeRows(document).map(row -> Arguments.of(row.group(1), document, row.group(2))));
    }

    static Stream<Arguments> parameters() {
        return FormFields.of(STEP).stream()
                .flatMap(field ->
                        Stream.of(PARAMETERS, korean(PARAMETERS)).map(document -> Arguments.of(field, document)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forUsers")
    void hasAKoreanTwin(Path document) {
        assertThat(ProjectTree.exists(korean(document)))
                .as(korean(document) + " exists")
                .isTrue();
    }

    /** Where the Korean example has Korean words, the English one may have any; console output is words as a whole. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("english")
    void bothShowTheSameExamples(Path document) {
        List<Block> english = MarkdownFile.at(document).blocks();
        List<Block> korean = MarkdownFile.at(korean(document)).blocks();

        assertThat(korean)
                .extracting(Block::language)
                .containsExactlyElementsOf(english.stream().map(Block::language).toList());
        for (int i = 0; i < korean.size(); i++) {
            if (!korean.get(i).language().equals("text")) {
                assertThat(withoutComments(english.get(i)))
                        .as("%s and %s", english.get(i), korean.get(i))
                        .matches(anyWords(withoutComments(korean.get(i))));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("english")
    void bothExplainTheSameCodes(Path document) {
        assertThat(codeRows(korean(document)).map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        codeRows(document).map(row -> row.group(1)).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("english")
    void bothAreBuiltAlike(Path document) {
        assertThat(MarkdownFile.at(korean(document)).shape())
                .as("levels of the headings, pictures and lengths of the tables of %s", korean(document))
                .isEqualTo(MarkdownFile.at(document).shape());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("english")
    void eachLeadsToTheOther(Path document) {
        String korean = korean(document).getFileName().toString();

        assertThat(MarkdownFile.at(document).links()).contains(korean);
        assertThat(MarkdownFile.at(korean(document)).links())
                .contains(document.getFileName().toString());
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("explainedCodes")
    void explainsACodeInTheWordsOfTheConsole(String code, Path document, String words) {
        Path errors = ERRORS.resolve(isKorean(document) ? "Errors_ko.properties" : "Errors.properties");
        Pattern key = Pattern.compile("(proxy|" + Pattern.quote(code) + ")(\\.\\w+)*\\.meaning");
        Stream<String> meanings = Words.in(errors).entrySet().stream()
                .filter(entry -> key.matcher(entry.getKey()).matches())
                .map(entry -> entry.getValue().replaceAll("\\{\\d}", "…"));

        assertThat(meanings).as("%s of %s in %s", code, document, errors).contains(words);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("parameters")
    void listsEveryParameterOfTheStep(String parameter, Path document) {
        assertThat(MarkdownFile.at(document).firstCells())
                .as(document.toString())
                .contains("`" + parameter + "`");
    }

    private static Path korean(Path document) {
        return document.resolveSibling(document.getFileName().toString().replaceFirst("\\.md$", ".ko.md"));
    }

    private static Stream<Matcher> codeRows(Path document) {
        return MarkdownFile.at(document).firstCells().stream()
                .map(CODE_ROW::matcher)
                .filter(Matcher::matches);
    }

    private static String withoutComments(Block block) {
        return COMMENT.matcher(block.code()).replaceAll("").replaceAll("(?m) +$", "");
    }

    private static Pattern anyWords(String korean) {
        Matcher words = SAID_IN_KOREAN.matcher(korean);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (words.find()) {
            pattern.append(Pattern.quote(korean.substring(end, words.start()))).append(".*");
            end = words.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(korean.substring(end))).toString());
    }
}
