package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app                                   | app
            app/main                              | app » main
            team/app/main                         | team » app » main
            company/team/app/main                 | company » … » app » main
            a/b/c/d/e/f/app/main                  | a » … » app » main
            회사/팀/앱/기능-결제                  | 회사 » … » 앱 » 기능-결제
            a folder whose name is very long/app/main | … » app » main
            a folder of a very long name/b/an app that has a long name/main | … » an app that has a long name » main
            """)
    void leavesOutTheMiddle(String path, String shortened) {
        boolean fitsWhole = path.replace("/", " » ").length() <= JobName.UNITS && path.split("/").length <= 3;

        assertThat(name(path)).isEqualTo(fitsWhole ? path.replace("/", " » ") : shortened);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "9"})
    void neverIsLongerThanItsRoom(int depth) {
        String path = ("x".repeat(100) + "/").repeat(depth - 1) + "feature-" + "y".repeat(100);

        assertThat(name(path)).hasSizeLessThanOrEqualTo(JobName.UNITS).contains("feature-");
        if (depth > 1) {
            assertThat(name(path)).contains("xxxxxxxxxx… » feature-");
        }
    }

    private static String name(String path) {
        return new JobName(List.of(path.split("/"))).shortened(JobName.UNITS);
    }
}
