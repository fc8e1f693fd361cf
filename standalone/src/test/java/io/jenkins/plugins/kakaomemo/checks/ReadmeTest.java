package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.checks.MarkdownFile.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two READMEs say the same, and what the plugin says. */
class ReadmeTest {

    private static final Path ENGLISH = Path.of("README.md");
    private static final Path KOREAN = Path.of("README.ko.md");
    private static final Path ERRORS = ProjectTree.RESOURCES.resolve("io/jenkins/plugins/kakaomemo/kakao");
    private static final Path STEP =
            ProjectTree.RESOURCES.resolve("io/jenkins/plugins/kakaomemo/KakaoMemoStep/config.jelly");

    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)(//|#).*$");
    private static final Pattern SAID_IN_KOREAN =
            Pattern.compile("(['\"])[^'\"\\n]*[가-힣][^'\"\\n]*\\1|[^\\s'\"]*[가-힣][^\\s'\"]*");
    private static final Pattern CODE_ROW = Pattern.compile("`\\[(-\\d+|KOE\\d+|HTTP \\d+)]` *(.*)");

    static List<Path> both() {
        return List.of(ENGLISH, KOREAN);
    }

    static Stream<Arguments> explainedCodes() {
        return both().stream()
                .flatMap(readme -> MarkdownFile.at(readme).firstCells().stream()
                        .map(CODE_ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> Arguments.of(row.group(1), readme, row.group(2))));
    }

    static Stream<Arguments> parameters() {
        return FormFields.of(STEP).stream()
                .flatMap(field -> both().stream().map(readme -> Arguments.of(field, readme)));
    }

    /** Where the Korean example has Korean words, the English one may have any; console output is words as a whole. */
    @Test
    void bothShowTheSameExamples() {
        List<Block> english = MarkdownFile.at(ENGLISH).blocks();
        List<Block> korean = MarkdownFile.at(KOREAN).blocks();

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

    @Test
    void bothExplainTheSameCodes() {
        assertThat(codes(KOREAN)).containsExactlyElementsOf(codes(ENGLISH)).isNotEmpty();
    }

    @Test
    void eachLeadsToTheOther() {
        assertThat(MarkdownFile.at(ENGLISH).links()).contains("README.ko.md");
        assertThat(MarkdownFile.at(KOREAN).links()).contains("README.md");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("explainedCodes")
    void explainsACodeInTheWordsOfTheConsole(String code, Path readme, String words) {
        Path errors = ERRORS.resolve(readme.equals(KOREAN) ? "Errors_ko.properties" : "Errors.properties");
        Pattern key = Pattern.compile(Pattern.quote(code) + "(\\.\\w+)?\\.meaning");
        Stream<String> meanings = Words.in(errors).entrySet().stream()
                .filter(entry -> key.matcher(entry.getKey()).matches())
                .map(Map.Entry::getValue);

        assertThat(meanings).as("%s of %s in %s", code, readme, errors).contains(words);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("parameters")
    void listsEveryParameterOfTheStep(String parameter, Path readme) {
        assertThat(MarkdownFile.at(readme).firstCells()).as(readme.toString()).contains("`" + parameter + "`");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("both")
    void namesTheJenkinsItNeeds(Path readme) {
        assertThat(ProjectTree.text(readme))
                .as(readme.toString())
                .contains("Jenkins " + Poms.plugin("jenkins.version"));
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

    private static List<String> codes(Path readme) {
        return explainedCodes()
                .map(Arguments::get)
                .filter(row -> row[1].equals(readme))
                .map(row -> (String) row[0])
                .toList();
    }
}
