package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newcomer reads first, in either language. */
class ReadmeTest {

    static List<Path> both() {
        return List.of(Path.of("README.md"), Path.of("README.ko.md"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("both")
    void namesTheJenkinsItNeeds(Path readme) {
        assertThat(ProjectTree.text(readme))
                .as(readme.toString())
                .contains("Jenkins " + Poms.plugin("jenkins.version"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("both")
    void leadsToEveryPageOfItsLanguage(Path readme) {
        List<String> pages = ProjectTree.files(Path.of("docs"), ".md").stream()
                .filter(page -> TwinDocumentsTest.isKorean(page) == TwinDocumentsTest.isKorean(readme))
                .map(page -> page.toString().replace('\\', '/'))
                .toList();

        assertThat(MarkdownFile.at(readme).links()).as(readme.toString()).containsAll(pages);
    }
}
