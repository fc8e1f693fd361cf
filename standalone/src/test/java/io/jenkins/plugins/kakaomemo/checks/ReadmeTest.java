package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newcomer reads first, in either language. */
class ReadmeTest {

    private static final int MOST_BYTES = 10_000;

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
    void isReadInAFewMinutes(Path readme) {
        assertThat(ProjectTree.text(readme).getBytes(StandardCharsets.UTF_8))
                .as(readme.toString())
                .hasSizeLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("both")
    void itsBadgesTellWhatThePomTells(Path readme) {
        String badge = ProjectTree.text(readme.resolveSibling("docs/images/badge-jenkins.svg"));

        assertThat(badge).contains(">" + Poms.plugin("jenkins.version") + "+<");
        assertThat(MarkdownFile.at(readme).pictures()).contains("docs/images/badge-jenkins.svg");
    }

    /** The chapters that have moved to pages of their own. */
    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "README.md, connect-in-the-browser with-the-command-line parameters result what-a-memo-says too-long-texts",
        "README.md, when-it-is-sent to-whom-it-goes where-it-is-set configuration-as-code tokens",
        "README.md, when-a-memo-does-not-arrive the-command-line",
        "README.ko.md, 브라우저에서-연결하기 명령줄로-연결하기 파라미터 결과 메모의-내용 긴-글 보내는-조건 받는-사람",
        "README.ko.md, 설정하는-곳 configuration-as-code 토큰 메모가-오지-않을-때 명령줄"
    })
    void stillHasTheAnchorsOfItsFormerChapters(Path readme, String anchors) {
        assertThat(MarkdownFile.at(readme).anchors()).contains(anchors.split(" "));
    }

    @Test
    void inKoreanNamesTheApiThatPeopleSearchFor() {
        String introduction = ProjectTree.text(Path.of("README.ko.md")).split("\n!\\[")[0];

        assertThat(introduction).contains("나에게 보내기");
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
