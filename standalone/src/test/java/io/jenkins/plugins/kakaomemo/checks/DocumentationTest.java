package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.kakaomemo.checks.MarkdownFile.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the documentation can be read by what they are for, and its links lead somewhere. */
class DocumentationTest {

    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.-])bin/[\\w-]+");

    static List<Path> documents() {
        return ProjectTree.files(Path.of(""), ".md");
    }

    static Stream<Block> groovy() {
        return documents().stream().flatMap(document -> MarkdownFile.at(document).blocks("groovy").stream());
    }

    static Stream<Block> yaml() {
        return documents().stream().flatMap(document -> MarkdownFile.at(document).blocks("yaml").stream());
    }

    static Stream<Arguments> links() {
        return documents().stream()
                .flatMap(document -> MarkdownFile.at(document).links().stream()
                        .filter(link -> !link.matches("\\w+:.*"))
                        .distinct()
                        .map(link -> Arguments.of(document, link)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void picturesLieInTheTree(Path document) {
        assertThat(MarkdownFile.at(document).pictures()).noneMatch(picture -> picture.matches("\\w+:.*"));
    }

    @Test
    void everyPictureIsShown() {
        assertThat(documents())
                .flatMap(document -> MarkdownFile.at(document).pictures().stream()
                        .map(picture -> document.resolveSibling(picture).normalize())
                        .toList())
                .containsAll(ProjectTree.files(Path.of("docs/images"), ""));
    }

    /** A picture with words in it is there twice, as bin/pictures takes it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void showsThePicturesOfItsLanguage(Path document) {
        boolean korean = TwinDocumentsTest.isKorean(document);
        assertThat(MarkdownFile.at(document).pictures())
                .filteredOn(picture -> picture.endsWith(".png"))
                .allSatisfy(picture -> assertThat(picture.endsWith(".ko.png"))
                        .as("%s shows %s", document, picture)
                        .isEqualTo(korean));
    }

    @Test
    void picturesAreSmall() {
        assertThat(ProjectTree.files(Path.of("docs/images"), "").stream()
                        .mapToLong(picture ->
                                ProjectTree.absolute(picture).toFile().length())
                        .sum())
                .isLessThan(700_000);
    }

    @Test
    void reliabilityTellsEveryOutcomeOfATableOnce() {
        MarkdownFile reliability = MarkdownFile.at(Path.of("docs/reliability.md"));

        assertThat(reliability.generatedTables())
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table)
                        .extracting(row -> row.replaceFirst("^\\| .*? \\| ", ""))
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groovy")
    void pipelineCanBeParsed(Block example) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource(example.toString(), example.code());

        assertThatCode(() -> unit.compile(Phases.CONVERSION))
                .as(example.toString())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("yaml")
    void configurationCanBeParsed(Block example) {
        assertThat(YamlText.parse(example.code(), example))
                .as(example.toString())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("links")
    void linkLeadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();

        assertThat(ProjectTree.exists(target))
                .as("%s leads to %s", document, target)
                .isTrue();
        if (parts.length == 2) {
            assertThat(MarkdownFile.at(target).anchors())
                    .as("%s leads to %s", document, link)
                    .contains(parts[1]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void namesCommandsThatExist(Path document) {
        assertThat(COMMAND.matcher(ProjectTree.text(document)).results().map(command -> command.group()))
                .allSatisfy(command -> assertThat(ProjectTree.exists(Path.of(command)))
                        .as("%s names %s", document, command)
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void closesItsBlocks(Path document) {
        MarkdownFile markdown = MarkdownFile.at(document);

        assertThat(markdown.prose())
                .as("%s: every block names its language and ends", document)
                .doesNotContain("```");
    }
}
