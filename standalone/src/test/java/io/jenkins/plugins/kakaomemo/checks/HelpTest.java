package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every form is explained, in English and in Korean. */
class HelpTest {

    private static final String HANGUL = "[가-힣]";

    private static final Set<Path> HELP_OF_FIELDS = fields().map(Arguments::get)
            .map(field -> helpOf((Path) field[0], (String) field[1]))
            .collect(Collectors.toSet());

    static Stream<Arguments> fields() {
        return JellyTest.pages().stream()
                .filter(page -> !FormFields.isIncluded(page))
                .flatMap(page -> FormFields.of(page).stream().map(field -> Arguments.of(page, field)));
    }

    static List<Path> helpFiles() {
        return ProjectTree.files(ProjectTree.RESOURCES, ".html").stream()
                .filter(file -> file.getFileName().toString().startsWith("help"))
                .toList();
    }

    static Stream<Path> englishHelpFiles() {
        return helpFiles().stream().filter(file -> !ProjectTree.isKorean(file));
    }

    static Stream<Path> koreanHelpFiles() {
        return helpFiles().stream().filter(ProjectTree::isKorean);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("fields")
    void everyFieldHasHelp(Path page, String field) {
        Path help = helpOf(page, field);

        assertThat(ProjectTree.exists(help))
                .as("%s of %s has %s", field, page, help)
                .isTrue();
        assertThat(ProjectTree.exists(ProjectTree.koreanTwin(help)))
                .as("%s of %s has %s", field, page, ProjectTree.koreanTwin(help))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("helpFiles")
    void isOneWellFormedBlock(Path help) {
        assertThat(Xml.root(help).getLocalName()).as(help.toString()).isEqualTo("div");
        assertThat(Xml.root(help).getTextContent()).as(help.toString()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishHelpFiles")
    void hasAKoreanTwin(Path help) {
        Path twin = ProjectTree.koreanTwin(help);

        assertThat(ProjectTree.exists(twin)).as(twin + " exists").isTrue();
        assertThat(ProjectTree.text(twin))
                .as(twin.toString())
                .containsPattern(HANGUL)
                .isNotEqualTo(ProjectTree.text(help));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("koreanHelpFiles")
    void hasAnEnglishTwin(Path help) {
        Path twin = help.resolveSibling(help.getFileName().toString().replace("_ko.html", ".html"));

        assertThat(ProjectTree.exists(twin)).as(twin + " exists").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishHelpFiles")
    void belongsToAField(Path help) {
        boolean ofTheWhole = help.getFileName().toString().equals("help.html");

        assertThat(ofTheWhole || HELP_OF_FIELDS.contains(help))
                .as("a form has the field of " + help)
                .isTrue();
    }

    /** Beside the page, or where the descriptor of the page's class leads to. */
    private static Path helpOf(Path page, String field) {
        Path folder = page.getParent();
        Path owner = ProjectTree.SOURCES.resolve(ProjectTree.RESOURCES.relativize(folder) + ".java");
        Map<String, Path> redirects = HelpRedirects.of(owner);
        Path help = redirects.getOrDefault(field, folder.resolve("help-" + field));
        return help.resolveSibling(help.getFileName() + ".html");
    }
}
