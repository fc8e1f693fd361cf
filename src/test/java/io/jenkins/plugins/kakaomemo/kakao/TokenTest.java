package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final Instant TIME = Instant.parse("2026-09-01T00:00:00Z");
    private static final KakaoApp APP = new KakaoApp("secret-key", "secret-client");
    private static final AccessToken ACCESS = new AccessToken("secret-access", TIME);
    private static final RefreshToken REFRESH = new RefreshToken("secret-refresh", TIME);

    @ParameterizedTest
    @MethodSource("secrets")
    void isNeverShown(Object secret) {
        assertThat(secret.toString()).doesNotContain("secret-").contains("****");
    }

    static Object[] secrets() {
        return new Object[] {
            APP, ACCESS, REFRESH, new Grant(APP, REFRESH), new OAuthTokens(ACCESS, Optional.of(REFRESH))
        };
    }

    @Test
    void isValidUntilTheVeryMomentOfItsEnd() {
        assertThat(ACCESS.isValidAt(TIME.minusNanos(1))).isTrue();
        assertThat(ACCESS.isValidAt(TIME)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void isNotBlank(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefreshToken(blank, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new KakaoApp(blank, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "two\nlines", "토큰"})
    void fitsIntoAHeaderAndIsNotShownIfItDoesNot(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessToken(value, TIME))
                .withMessage("accessToken has characters that no token has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutAClientSecretIsTheSameHoweverThatIsWritten(String blank) {
        assertThat(new KakaoApp("key", blank)).isEqualTo(new KakaoApp("key", null));
    }
}
