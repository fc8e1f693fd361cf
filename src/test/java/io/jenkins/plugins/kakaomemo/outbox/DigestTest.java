package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final List<BuildOrigin> FIVE = List.of(
            line("team/app", 11, "FIXED"),
            line("team/app", 12, "FAILURE"),
            line("team/web", 7, "FAILURE"),
            line("docs", 3, "FIXED"),
            line("team/app", 13, "FAILURE"));

    @Test
    void tellsTheWorstFirstThenTheOldest() {
        assertThat(english(FIVE)).isEqualTo("""
                5 builds: 3 failed, 2 fixed
                team/app #12 failed
                team/web #7 failed
                team/app #13 failed
                team/app #11 fixed
                docs #3 fixed""");
    }

    @Test
    void countsABuildOnceWhoseStartAndEndAreGathered() {
        assertThat(english(List.of(
                        line("team/app", 12, ""),
                        line("team/app", 13, ""),
                        line("team/app", 12, "SUCCESS"),
                        line("team/app", 12, "FAILURE"),
                        line("team/web", 12, "FIXED"),
                        line("team/app", 12, ""))))
                .isEqualTo("""
                3 builds: 1 failed, 1 other, 1 fixed
                team/app #12 failed
                team/app #13 other
                team/web #12 fixed""");
    }

    @Test
    void callsAJobAsPeopleDo() {
        String text = Digest.of(FIVE, name -> name.replace("/", " » "), Optional.empty(), Locale.ENGLISH)
                .text();

        assertThat(text).contains("\nteam » web #7 failed\n");
    }

    @Test
    void speaksKorean() {
        assertThat(korean(FIVE)).isEqualTo("""
                빌드 5개: 실패 3, 다시 성공 2
                team/app #12 실패
                team/web #7 실패
                team/app #13 실패
                team/app #11 다시 성공
                docs #3 다시 성공""");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SUCCESS,   1 build: 1 passed,    빌드 1개: 성공 1
            FAILURE,   1 build: 1 failed,    빌드 1개: 실패 1
            UNSTABLE,  1 build: 1 unstable,  빌드 1개: 불안정 1
            ABORTED,   1 build: 1 aborted,   빌드 1개: 중단 1
            TIMED_OUT, 1 build: 1 timed out, 빌드 1개: 시간 초과 1
            NOT_BUILT, 1 build: 1 not built, 빌드 1개: 빌드 안 함 1
            FIXED,     1 build: 1 fixed,     빌드 1개: 다시 성공 1
            failure,   1 build: 1 other,     빌드 1개: 기타 1
            OTHER,     1 build: 1 other,     빌드 1개: 기타 1
            '',        1 build: 1 other,     빌드 1개: 기타 1
            """)
    void knowsEveryResult(String result, String inEnglish, String inKorean) {
        List<BuildOrigin> one = List.of(line("app", 1, result));

        assertThat(english(one)).startsWith(inEnglish + "\napp #1 ");
        assertThat(korean(one)).startsWith(inKorean + "\napp #1 ");
    }

    @Test
    void ordersAllResults() {
        List<BuildOrigin> all = IntStream.range(0, 7)
                .mapToObj(i -> line(
                        "a",
                        i,
                        List.of("SUCCESS", "FIXED", "?", "NOT_BUILT", "ABORTED", "UNSTABLE", "FAILURE")
                                .get(i)))
                .toList();

        assertThat(english(all)).isEqualTo("""
                7 builds: 1 failed, 1 unstable, 1 aborted, 1 not built, 1 other, 1 fixed, 1 passed
                a #6 failed
                a #5 unstable
                a #4 aborted
                a #3 not built
                a #2 other
                a #1 fixed
                a #0 passed""");
    }

    @Test
    void tellsAsManyAsFitAndCountsTheRest() {
        List<BuildOrigin> thousand = IntStream.rangeClosed(1, 1234)
                .mapToObj(i -> line("team/app", i, "FAILURE"))
                .toList();

        assertThat(english(thousand)).isEqualTo("""
                1234 builds: 1234 failed
                team/app #1 failed
                team/app #2 failed
                team/app #3 failed
                team/app #4 failed
                team/app #5 failed
                team/app #6 failed
                team/app #7 failed
                team/app #8 failed
                +1226 more""");
        assertThat(korean(thousand))
                .startsWith("빌드 1234개: 실패 1234\nteam/app #1 실패\n")
                .endsWith("\n외 1223건")
                .hasLineCount(13);
    }

    @Test
    void theLastBuildNeedsNoRoomForARest() {
        List<BuildOrigin> lines = List.of(
                line("x".repeat(44), 1, "FAILURE"),
                line("x".repeat(43), 2, "FAILURE"),
                line("x".repeat(43), 3, "FAILURE"),
                line("x".repeat(8), 4, "FAILURE"));
        assertThat(english(lines)).hasSize(200).hasLineCount(5).endsWith("\nxxxxxxxx #4 failed");

        List<BuildOrigin> oneUnitMore =
                List.of(lines.get(0), line("x".repeat(44), 5, "FAILURE"), lines.get(1), lines.get(3));
        assertThat(english(oneUnitMore)).hasLineCount(5).endsWith("\n+1 more");
    }

    @Test
    void aLongNameKeepsItsEnd() {
        String job = "company/" + "team/".repeat(30) + "app/feature-결제-👩‍👩‍👧‍👦";

        String told =
                english(List.of(line(job, 12, "FAILURE"))).lines().toList().get(1);

        assertThat(told)
                .hasSizeLessThanOrEqualTo(Digest.LINE_UNITS)
                .hasSizeGreaterThan(Digest.LINE_UNITS - 11)
                .matches("…[team/]+/app/feature-결제-👩‍👩‍👧‍👦 #12 failed");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a\nb', 'a b #1 failed'
            ' a\t\tb ', 'a b #1 failed'
            'a\u2028b', 'a b #1 failed'
            'a\u202Eb', 'a b #1 failed'
            'a\u001B[31mb', 'ab #1 failed'
            '{0} ''#{1}''', '{0} ''#{1}'' #1 failed'
            ' ', '#1 failed'
            '', '#1 failed'
            """)
    void aNameIsPartOfOneLine(String job, String told) {
        assertThat(english(List.of(line(job, 1, "FAILURE")))).isEqualTo("1 build: 1 failed\n" + told);
    }

    @Test
    void aNameWithoutAnyBreakStillLeavesNumberAndResult() {
        String job = "a" + "\u0301".repeat(5000);

        assertThat(english(List.of(line(job, 1, "FAILURE"))))
                .startsWith("1 build: 1 failed\n…")
                .endsWith("#1 failed");
    }

    @Test
    void leadsToItsPage() {
        TextTemplate digest = Digest.of(
                FIVE, UnaryOperator.identity(), Optional.of("https://ci.example/kakao-memo/"), Locale.ENGLISH);

        assertThat(digest.link()).isEqualTo(Link.to("https://ci.example/kakao-memo/"));
        assertThat(digest.buttonTitle()).isEqualTo("Open builds");
        assertThat(digest.buttons()).isEmpty();
        assertThat(Digest.of(FIVE, UnaryOperator.identity(), Optional.empty(), Locale.ENGLISH)
                        .link())
                .isEqualTo(Link.NONE);
        assertThat(Digest.of(FIVE, UnaryOperator.identity(), Optional.empty(), Locale.KOREAN)
                        .buttonTitle())
                .isEqualTo("빌드 보기");
        assertThat(Digest.of(FIVE, UnaryOperator.identity(), Optional.empty(), Locale.FRENCH)
                        .text())
                .isEqualTo(english(FIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kakao-memo/", "javascript:alert(1)"})
    void refusesAPageThatIsNone(String page) {
        assertThatThrownBy(() -> Digest.of(FIVE, UnaryOperator.identity(), Optional.of(page), Locale.ENGLISH))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("link");
    }

    @Test
    void refusesNoBuilds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english(Collections.emptyList()))
                .withMessageContaining("at least one build");
    }

    private static String english(List<BuildOrigin> lines) {
        return Digest.of(lines, UnaryOperator.identity(), Optional.empty(), Locale.ENGLISH)
                .text();
    }

    private static String korean(List<BuildOrigin> lines) {
        return Digest.of(lines, UnaryOperator.identity(), Optional.empty(), Locale.KOREAN)
                .text();
    }

    private static BuildOrigin line(String job, int number, String result) {
        return new BuildOrigin(job, number, number, result, job + number, "me");
    }
}
