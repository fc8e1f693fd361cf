package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.build.BuildFacts.Branch;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Commits;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Origin;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Tests;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Trigger;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactWordsTest {

    private static final SampleBuild BARE = SampleBuild.bare(BuildResult.FAILURE);

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, ✅ Success, ✅ 성공",
        "UNSTABLE, ⚠️ Unstable, ⚠️ 불안정",
        "FAILURE, ❌ Failed, ❌ 실패",
        "TIMED_OUT, ⏱️ Timed out, ⏱️ 시간 초과",
        "NOT_BUILT, ⏭️ Not built, ⏭️ 빌드 안 함",
        "ABORTED, ⏹️ Aborted, ⏹️ 중단"
    })
    void tellsTheResult(BuildResult result, String english, String korean) {
        assertThat(english(SampleBuild.bare(result)).result()).isEqualTo(english);
        assertThat(korean(SampleBuild.bare(result)).result()).isEqualTo(korean);
    }

    @Test
    void tellsThatTheBuildIsFixed() {
        assertThat(english(SampleBuild.fixed()).result()).isEqualTo("✅ Fixed");
        assertThat(korean(SampleBuild.fixed()).result()).isEqualTo("✅ 다시 성공");
    }

    @Test
    void tellsTheStart() {
        SampleBuild started = new SampleBuild(SampleBuild.full().facts().atStart());

        assertThat(english(started).result()).isEqualTo("▶️ Started");
        assertThat(korean(started).result()).isEqualTo("▶️ 시작");
        assertThat(english(started).duration()).isNull();
        assertThat(english(started).tests()).isNull();
        assertThat(english(started).stage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, under 1 sec, 1초 미만",
        "PT0.999S, under 1 sec, 1초 미만",
        "PT1S, 1 sec, 1초",
        "PT59.9S, 59 sec, 59초",
        "PT1M, 1 min, 1분",
        "PT3M12S, 3 min 12 sec, 3분 12초",
        "PT1H, 1 h, 1시간",
        "PT1H59S, 1 h, 1시간",
        "PT1H5M59S, 1 h 5 min, 1시간 5분",
        "P1DT59M, 1 d, 1일",
        "P2DT3H4M5S, 2 d 3 h, 2일 3시간",
        "P1234D, '1,234 d', '1,234일'"
    })
    void tellsTheDuration(Duration duration, String english, String korean) {
        assertThat(english(BARE.with(duration)).duration()).isEqualTo(english);
        assertThat(korean(BARE.with(duration)).duration()).isEqualTo(korean);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 841, checksOut, 2 of 841 tests failed: checksOut, 테스트 841개 중 2개 실패: checksOut, 2 of 841 failed, 841개 중 2개 실패",
        "2, 1, 841, , 2 of 841 tests failed, 테스트 841개 중 2개 실패, 2 of 841 failed, 841개 중 2개 실패",
        "0, 1, 841, , 840 tests passed, 테스트 840개 통과, 840 passed, 840개 통과",
        "0, 0, 12345, , '12,345 tests passed', '테스트 12,345개 통과', '12,345 passed', '12,345개 통과'"
    })
    void tellsTheTests(
            int failed,
            int skipped,
            int total,
            String first,
            String english,
            String korean,
            String englishRow,
            String koreanRow) {
        SampleBuild build = BARE.with(new Tests(failed, skipped, total, first));

        assertThat(english(build).tests()).isEqualTo(english);
        assertThat(korean(build).tests()).isEqualTo(korean);
        assertThat(english(build).testCounts()).isEqualTo(englishRow);
        assertThat(korean(build).testCounts()).isEqualTo(koreanRow);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | Kim                 | 1 commit by Kim                   | 커밋 1개: Kim               | 1 · Kim
            3  | Kim;Lee             | 3 commits by Kim, Lee             | 커밋 3개: Kim, Lee          | 3 · Kim, Lee
            9  | 김철수;Lee;Park;Choi;Jung | 9 commits by 김철수, Lee, Park, +2 | 커밋 9개: 김철수, Lee, Park, +2 | 9 · 김철수, Lee, Park, +2
            """)
    void tellsTheCommits(int count, String authors, String english, String korean, String row) {
        SampleBuild build = BARE.with(new Commits(count, List.of(authors.split(";"))));

        assertThat(english(build).commits()).isEqualTo(english);
        assertThat(korean(build).commits()).isEqualTo(korean);
        assertThat(english(build).commitCount()).isEqualTo(row);
        assertThat(korean(build).commitCount()).isEqualTo(row.replaceFirst(" ", "개 "));
    }

    @Test
    void tellsTheBranch() {
        assertThat(english(BARE.with(new Branch("feature/pay", false, null))).branch())
                .isEqualTo("feature/pay");
        assertThat(english(BARE.with(new Branch("PR-12", true, "Faster start"))).branch())
                .isEqualTo("PR-12 Faster start");
        assertThat(english(BARE.with(new Branch("PR-12", true, null))).branch()).isEqualTo("PR-12");
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void tellsWhatStartedIt(Trigger trigger) {
        SampleBuild nameless = BARE.with(new Origin(trigger, null));

        assertThat(english(nameless).origin()).isNotBlank();
        assertThat(korean(nameless).origin())
                .isNotBlank()
                .isNotEqualTo(english(nameless).origin());
        assertThat(korean(BARE.with(new Origin(trigger, "Push event to branch\nmain")))
                        .origin())
                .isEqualTo("Push event to branch main");
    }

    @ParameterizedTest
    @CsvSource({
        "#12, app #12",
        ", app #12",
        "' ', app #12",
        "1.4.0, app #12 (1.4.0)",
        "#12 release, app #12 release",
        "a very long name of a release, app #12 (a very long name o…"
    })
    void namesTheBuild(String displayName, String name) {
        assertThat(english(BARE.of("app", 12, displayName)).build()).isEqualTo(name);
    }

    @Test
    void namesWhatHasNoVisibleName() {
        SampleBuild blank = BARE.of(" ", 12, "#12")
                .with(new Origin(Trigger.USER, "\u0007"))
                .with(new Branch(" ", true, " "))
                .with(new Commits(1, List.of("\n")))
                .failedIn("");

        assertThat(english(blank).build()).isEqualTo("? #12");
        assertThat(english(blank).origin()).isEqualTo("?");
        assertThat(english(blank).branch()).isEqualTo("?");
        assertThat(english(blank).commits()).isEqualTo("1 commit by ?");
        assertThat(english(blank).stage()).isEqualTo("?");
    }

    @Test
    void tellsNothingOfWhatIsNotKnown() {
        FactWords words = english(BARE);

        assertThat(words.tests()).isNull();
        assertThat(words.testCounts()).isNull();
        assertThat(words.stage()).isNull();
        assertThat(words.commits()).isNull();
        assertThat(words.commitCount()).isNull();
        assertThat(words.branch()).isNull();
        assertThat(words.origin()).isNull();
        assertThat(words.duration()).isNull();
    }

    @Test
    void speaksEnglishWhereThereIsNoTranslation() {
        assertThat(new FactWords(BARE.facts(), Locale.FRENCH).result()).isEqualTo("❌ Failed");
    }

    private static FactWords english(SampleBuild build) {
        return new FactWords(build.facts(), Locale.ENGLISH);
    }

    private static FactWords korean(SampleBuild build) {
        return new FactWords(build.facts(), Locale.KOREA);
    }
}
