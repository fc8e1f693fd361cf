package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void hidesEveryValueWhereverItStands() {
        Secrets secrets = Secrets.of("key", null, "", "s.ecret+");

        assertThat(secrets.hiddenIn("Not exist client_id [key], s.ecret+ and key"))
                .isEqualTo("Not exist client_id [****], **** and ****");
    }

    @ParameterizedTest
    @CsvSource({
        "appKey(0123456789abcdef0123456789abcdef) is already deactivated, appKey(****) is already deactivated",
        "code=Ab3_-xyzXYZ0123456789abcdefg, code=****",
        "Bearer aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRsTuV1, Bearer ****"
    })
    void hidesWhatLooksLikeASecretOfAnotherRequest(String text, String hidden) {
        assertThat(Secrets.of().hiddenIn(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "App disabled [talk_message] scopes for [TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com.",
                "ip mismatched! callerIp=203.0.113.254. check out registered ips.",
                "expired_or_invalid_refresh_token",
                "클라이언트 시크릿"
            })
    void leavesOrdinaryWords(String text) {
        assertThat(Secrets.of("key").hiddenIn(text)).isEqualTo(text);
    }

    @Test
    void leavesNothingThatCouldForgeALogLine() {
        assertThat(Secrets.of().hiddenIn("bad\r\n[INFO] good\u001B[2K")).isEqualTo("bad [INFO] good [2K");
    }

    @Test
    void quotesNoMoreThanAReaderWants() {
        assertThat(Secrets.of().hiddenIn("word ".repeat(100))).hasSize(201).endsWith("…");
    }
}
