package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.time.Instant;
import java.util.List;
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
                Reason.QUEUED,
                Reason.expired(memo(0)),
                Reason.expired(memo(2)));
    }

    private static PendingMemo memo(int attempts) {
        Memo memo = new TextTemplate("done", Link.NONE, null, null);
        NewMemo posting = new NewMemo("account", List.of(), memo, "#1", DeliveryPolicy.RETRY);
        return PendingMemo.of(posting, "1", Instant.EPOCH, Instant.EPOCH)
                .waitingUntil(Instant.EPOCH, attempts, Reason.NO_STORAGE);
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
