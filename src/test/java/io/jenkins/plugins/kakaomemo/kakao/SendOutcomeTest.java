package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendOutcomeTest {

    @Test
    void aSentMemoNeedsNoWords() {
        SendOutcome outcome = new SendOutcome(2, Optional.empty());

        assertThat(outcome.code()).isEqualTo("0");
        assertThat(outcome.words(Locale.ENGLISH)).isEmpty();
        assertThat(outcome.words(Locale.KOREAN)).isEmpty();
    }
}
