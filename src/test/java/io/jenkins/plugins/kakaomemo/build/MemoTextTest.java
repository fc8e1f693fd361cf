package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${KAKAO_TESTS}              | 2 of 841 tests failed: checksOut | 테스트 841개 중 2개 실패: checksOut
            ${KAKAO_COMMITS}.           | 3 commits by Kim, Lee.           | 커밋 3개: Kim, Lee.
            after ${KAKAO_DURATION}     | after 3 min 12 sec               | after 3분 12초
            in ${KAKAO_FAILED_STAGE}!   | in Deploy!                       | in Deploy!
            ${KAKAO_FAILED_STAGE}${KAKAO_DURATION} | Deploy3 min 12 sec    | Deploy3분 12초
            """)
    void standsForAFact(String text, String english, String korean) {
        BuildFacts facts = SampleBuild.full().facts();

        assertThat(MemoText.facts(text, facts, Locale.ENGLISH)).isEqualTo(english);
        assertThat(MemoText.facts(text, facts, Locale.KOREAN)).isEqualTo(korean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$KAKAO_TESTS",
                "${KAKAO_TEST}",
                "${KAKAO_TESTS",
                "${kakao_tests}",
                "${BUILD_NUMBER} $1 \\ {0}",
                "${ KAKAO_TESTS }"
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(MemoText.facts(text, SampleBuild.full().facts(), Locale.ENGLISH))
                .isEqualTo(text);
    }

    @Test
    void standsForNothingIfThereIsNoSuchFact() {
        BuildFacts facts = SampleBuild.bare(BuildResult.SUCCESS).facts();

        assertThat(MemoText.facts("[${KAKAO_TESTS}${KAKAO_COMMITS}${KAKAO_DURATION}]", facts, Locale.KOREAN))
                .isEqualTo("[]");
    }

    @Test
    void isNotReadAgain() {
        BuildFacts facts =
                SampleBuild.full().failedIn("$1 \\ ${KAKAO_TESTS} ${HOME}").facts();

        assertThat(MemoText.facts("${KAKAO_FAILED_STAGE}", facts, Locale.ENGLISH))
                .isEqualTo("$1 \\ ${KAKAO_TESTS} ${HOME}");
    }
}
