package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageQuotasTest extends EmulatorTest {

    private final String token = kakao.issueTokens().accessToken();

    @Test
    void hundredMemosADay() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertSent(memo(token, TEXT));
        }
        HttpResponse<String> refused = memo(token, TEXT);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("{\"msg\":\"API limit has been exceeded.\",\"code\":-10}");
        assertThat(kakao.memos()).hasSize(100);
    }

    @Test
    void dayEndsAtMidnightInSeoul() throws IOException {
        kakao.quotas().limit(Quota.SENDER, 1);
        assertSent(memo(token, TEXT));
        clock.advance(Duration.ofHours(14).minusSeconds(1));
        String next = kakao.issueTokens().accessToken();
        assertKapi(memo(next, TEXT), 400, -10);
        clock.advance(Duration.ofSeconds(1));
        assertSent(memo(next, TEXT));
    }

    @ParameterizedTest
    @CsvSource({"SENDER, -532", "RECEIVER, -533", "APP, -10"})
    void codeMayNameTheCounter(Quota quota, int code) throws IOException {
        kakao.settings().set(Switch.QUOTA_NAMES_COUNTER, true);
        kakao.quotas().limit(quota, 1);
        assertSent(memo(token, TEXT));
        assertKapi(memo(token, TEXT), 400, code);
        kakao.settings().set(Switch.QUOTA_NAMES_COUNTER, false);
        assertKapi(memo(token, TEXT), 400, -10);
    }

    @Test
    void pairQuotaDoesNotBindMemos() throws IOException {
        for (int i = 0; i < 20; i++) {
            memo(token, TEXT);
        }
        assertSent(memo(token, TEXT));
    }

    @Test
    void userQuotasAreKeptPerUserTheAppsForAll() throws IOException {
        String others = kakao.issueTokens(kakao.addUser(7, "튜브"), List.of("talk_message"))
                .accessToken();
        kakao.quotas().limit(Quota.SENDER, 1).limit(Quota.APP, 2);
        assertSent(memo(token, TEXT));
        assertKapi(memo(token, TEXT), 400, -10);
        assertSent(memo(others, TEXT));
        kakao.quotas().limit(Quota.SENDER, 100);
        assertKapi(memo(others, TEXT), 400, -10);
    }

    @Test
    void appMaySendThirtyThousandADay() {
        MessageQuotas quotas = new MessageQuotas(clock);
        EnumSet<Quota> ofTheApp = EnumSet.of(Quota.APP);
        for (int i = 0; i < 30_000; i++) {
            assertThat(quotas.take(kakao.user(), kakao.user(), ofTheApp)).isEmpty();
        }
        assertThat(quotas.take(kakao.user(), kakao.user(), ofTheApp)).hasValue(Quota.APP);
    }

    @Test
    void refusedMemosDoNotCount() throws IOException {
        kakao.quotas().limit(Quota.SENDER, 1);
        assertKapi(memo(token, "{}"), 400, -2);
        assertSent(memo(token, TEXT));
    }
}
