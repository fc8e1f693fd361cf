package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read is written for them, in either language. */
class WordingTest {

    /** Such as "(으)로": a sentence is built so that it fits every name that is put into it. */
    private static final Pattern PARTICLE_PAIR =
            Pattern.compile("(?:[을를이가은는과와]\\([을를이가은는과와]\\)|\\([으이]\\)[로가라나]|[을이은과]/[를가는와])");

    /** Where to go in the Kakao developers console, such as "[앱] &gt; [멤버]", and what follows. */
    private static final Pattern CONSOLE =
            Pattern.compile("\\[[^]\\[|]*[가-힣][^]\\[|]*](?:\\s+(?:>|&gt;)\\s+\\[[^]\\[|]+])*(?<gloss>\\s+\\(\\w)?");

    /** Words that were replaced by plainer ones, or by the one word that is used everywhere. */
    private static final Pattern RETIRED = Pattern.compile(
            "passing fault|[Ll]ook into (?:the|your) chat|is dead:|unforeseen|\\bmend(?:ed)?\\b|Nobody to tell"
                    + "|손봐|이름 풀이|시험 메모|곧 끝남|입력이 빠짐|연결한 때|사용자명|카카오 계정|선언형 Pipeline");

    static Stream<Path> texts() {
        return Stream.of(".properties", ".html", ".jelly", ".md", ".groovy", ".java")
                .flatMap(ending -> ProjectTree.files(Path.of(""), ending).stream())
                .filter(file -> !file.toString().contains("src/test/"));
    }

    static Stream<Path> englishTexts() {
        return texts().filter(file -> file.toString().matches(".*(\\.properties|\\.html|\\.md)"))
                .filter(file -> !ProjectTree.isKorean(file) && !TwinDocumentsTest.isKorean(file))
                .filter(file -> !file.startsWith("src/emulator"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void hasNoPairOfKoreanParticles(Path text) {
        assertThat(PARTICLE_PAIR.matcher(ProjectTree.text(text)).results().map(MatchResult::group))
                .as(text.toString())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void hasNoWordThatWasRetired(Path text) {
        assertThat(RETIRED.matcher(ProjectTree.text(text)).results().map(MatchResult::group))
                .as(text.toString())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishTexts")
    void explainsTheKoreanNamesOfTheConsole(Path text) {
        String prose = text.toString().endsWith(".md") ? MarkdownFile.at(text).prose() : ProjectTree.text(text);

        assertThat(CONSOLE.matcher(prose.replaceAll("\\[[^]\\n]+]\\([^)\\n]+\\)", ""))
                        .results()
                        .filter(place -> place.group(1) == null)
                        .map(MatchResult::group))
                .as("%s: Korean without English in parentheses", text)
                .isEmpty();
    }
}
