package io.jenkins.plugins.kakaomemo.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {

    static Stream<Reason> reasons() {
        return Stream.of(
                Reason.NO_ACCOUNT,
                Reason.NO_STORAGE,
                Reason.OUTBOX_FULL,
                Reason.GIVEN_UP,
                Reason.STOPPED,
                Reason.CUT_SHORT,
                Reason.expired(""),
                Reason.expired("HTTP 503"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void speaksBothLanguages(Reason reason) {
        assertThat(reason.words(Locale.ENGLISH)).isPrintable().endsWith(".").doesNotContain("{", "  ");
        assertThat(reason.words(Locale.KOREAN))
                .containsPattern("[가-힣]")
                .endsWith(".")
                .doesNotContain("{");
        assertThat(reason.words(Locale.FRENCH)).isEqualTo(reason.words(Locale.ENGLISH));
        assertThat(reason).hasToString(reason.code());
    }
}
