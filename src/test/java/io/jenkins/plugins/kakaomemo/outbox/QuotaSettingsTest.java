package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaSettingsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "100, 80, 5", "1000000, 100, 5000"})
    void takesWhatIsInRange(int dailyLimit, int gatherAtPercent, int burst) {
        QuotaSettings settings = new QuotaSettings(dailyLimit, gatherAtPercent, burst);

        assertThat(settings.isNearLimit(dailyLimit)).isTrue();
        assertThat(settings.isNearLimit(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 80, 5, dailyLimit has 0: use a whole number of at least 1.",
        "100, 0, 5, gatherAtPercent has 0: use a whole number from 1 to 100.",
        "100, 101, 5, gatherAtPercent has 101: use a whole number from 1 to 100.",
        "100, 80, -1, burst has -1: use a whole number of at least 1."
    })
    void refusesWhatIsNot(int dailyLimit, int gatherAtPercent, int burst, String words) {
        InvalidFieldException refusal = catchThrowableOfType(
                InvalidFieldException.class, () -> new QuotaSettings(dailyLimit, gatherAtPercent, burst));

        assertThat(refusal).hasMessage(words);
        assertThat(refusal.getMessage(Locale.KOREAN))
                .startsWith(words.substring(0, words.indexOf(' ')) + " 값이 ")
                .endsWith("쓰세요.");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, 79, false",
        "100, 80, 80, true",
        "100, 80, 250, true",
        "3, 80, 2, false",
        "3, 80, 3, true",
        "100000, 100, 99999, false",
        "1, 1, 2147483647, true"
    })
    void knowsWhenLittleIsLeft(int dailyLimit, int gatherAtPercent, int today, boolean near) {
        assertThat(new QuotaSettings(dailyLimit, gatherAtPercent, 5).isNearLimit(today))
                .isEqualTo(near);
    }
}
