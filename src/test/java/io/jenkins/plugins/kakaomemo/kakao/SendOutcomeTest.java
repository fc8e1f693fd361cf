package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.SendOutcome.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendOutcomeTest {

    @Test
    void aSentMemoNeedsNoWords() {
        SendOutcome report = new SendOutcome(Outcome.SENT, 2, Optional.empty());

        assertThat(report.code()).isEqualTo("0");
        assertThat(report.reason(Locale.ENGLISH)).isEmpty();
        assertThat(report.reason(Locale.KOREAN)).isEmpty();
    }
}
