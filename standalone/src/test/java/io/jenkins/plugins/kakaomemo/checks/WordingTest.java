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

    /** Such as "{0}은": which particle is right depends on the name that is put there. */
    private static final Pattern PARTICLE_AFTER_PLACEHOLDER =
            Pattern.compile("(?:\\{\\d}|…)[\"’']?(?:은|는|이|가|을|를|과|와|으로|로)(?![가-힣])");

    /** Sentences end in 합니다 or, where a person has to do something, in 하세요. */
    private static final Pattern OTHER_ENDING = Pattern.compile("(?<!세|인가|필)요[.!?]|[한된는]다[.!]|해라[.!]");

    /** Where to go in the Kakao developers console, such as "[앱] &gt; [멤버]", and what follows. */
    private static final Pattern CONSOLE =
            Pattern.compile("\\[[^]\\[|]*[가-힣][^]\\[|]*](?:\\s+(?:>|&gt;)\\s+\\[[^]\\[|]+])*(?<gloss>\\s+\\(\\w)?");

    /** Words that were replaced by plainer ones, or by the one word that is used everywhere. */
    private static final Pattern RETIRED = Pattern.compile(
            "passing fault|[Ll]ook into (?:the|your) chat|is dead:|unforeseen|\\bmend(?:ed)?\\b|Nobody to tell"
                    + "|손봐|이름 풀이|시험 메모|곧 끝남|입력이 빠짐|연결한 때|사용자명|카카오 계정|Pipeline(?=\\s?[가-힣])"
                    + "|휴대폰|계정 화면|(?<!서비스 내\\s{1,6})친구목록|카카오를 대신하는|되어지|에 의해");

    /** Turns of English that readers with another first language stumble over. */
    private static final Pattern STILTED = Pattern.compile(
            "\\btells? of\\b|\\b[Ww]hoever\\b|\\ball the same\\b|\\bone a line\\b|\\bin place of\\b|\\bof theirs\\b"
                    + "|\\bthe own chat\\b(?!\\s+of)|\\bown page\\b|\\b[Rr]enew(?:s|ed|al)?\\b|\\bfor good\\b|\\bwhich is what\\b");

    static Stream<Path> texts() {
        return Stream.of(".properties", ".html", ".jelly", ".md", ".groovy", ".java")
                .flatMap(ending -> ProjectTree.files(Path.of(""), ending).stream())
                .filter(file -> !file.toString().contains("src/test/"));
    }

    static Stream<Path> koreanTexts() {
        return texts().filter(file -> ProjectTree.isKorean(file) || TwinDocumentsTest.isKorean(file));
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
    @MethodSource("koreanTexts")
    void hasNoParticleAfterAPlaceholder(Path text) {
        assertThat(PARTICLE_AFTER_PLACEHOLDER.matcher(prose(text)).results().map(MatchResult::group))
                .as(text.toString())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("koreanTexts")
    void hasOneStyleOfKorean(Path text) {
        assertThat(OTHER_ENDING.matcher(prose(text)).results().map(MatchResult::group))
                .as(text.toString())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishTexts")
    void isPlainEnglish(Path text) {
        assertThat(STILTED.matcher(prose(text)).results().map(MatchResult::group))
                .as(text.toString())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("englishTexts")
    void explainsTheKoreanNamesOfTheConsole(Path text) {
        assertThat(CONSOLE.matcher(prose(text).replaceAll("\\[[^]\\n]+]\\([^)\\n]+\\)", ""))
                        .results()
                        .filter(place -> place.group(1) == null)
                        .map(MatchResult::group))
                .as("%s: Korean without English in parentheses", text)
                .isEmpty();
    }

    private static String prose(Path text) {
        return text.toString().endsWith(".md") ? MarkdownFile.at(text).prose() : ProjectTree.text(text);
    }
}
