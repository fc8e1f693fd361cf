package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenLifeTest extends EmulatorTest {

    private final IssuedTokens tokens = kakao.issueTokens();

    @Test
    void accessTokenLivesSixHours() throws IOException {
        clock.advance(Duration.ofSeconds(21598));
        assertSent(memo(tokens.accessToken(), TEXT));
        clock.advance(Duration.ofSeconds(1));
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
        assertSent(
                memo(json(refresh(tokens.refreshToken())).path("access_token").asText(), TEXT));
    }

    @Test
    void refreshWithThirtyDaysLeftKeepsTheRefreshToken() throws IOException {
        clock.advance(Token.REFRESH_LIFE.minus(Duration.ofDays(30)));
        JsonNode answer = json(refresh(tokens.refreshToken()));
        assertThat(answer.fieldNames()).toIterable().containsExactly("access_token", "token_type", "expires_in");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(21599);
        assertThat(refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshWithLessReplacesTheRefreshTokenAtOnce() throws IOException {
        clock.advance(Duration.ofDays(30));
        JsonNode answer = json(refresh(tokens.refreshToken()));
        assertThat(answer.path("refresh_token").asText()).isNotEmpty().isNotEqualTo(tokens.refreshToken());
        assertThat(answer.path("refresh_token_expires_in").asInt()).isEqualTo(5183999);
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_grant", "KOE322");
        assertThat(refresh(answer.path("refresh_token").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshTokenDiesAfterSixtyDays() throws IOException {
        clock.advance(Duration.ofSeconds(5183998));
        assertThat(json(refresh(tokens.refreshToken())).has("refresh_token")).isTrue();
        IssuedTokens others = kakao.issueTokens();
        clock.advance(Duration.ofDays(60));
        assertKauth(refresh(others.refreshToken()), 400, "invalid_grant", "KOE322");
    }

    @Test
    void refreshesNeverThirtyDaysApartGoOnForever() throws IOException {
        String refreshToken = tokens.refreshToken();
        for (int month = 0; month < 24; month++) {
            clock.advance(Duration.ofDays(30));
            JsonNode answer = json(refresh(refreshToken));
            assertThat(answer.has("access_token")).as("month " + month).isTrue();
            refreshToken = answer.path("refresh_token").asText(refreshToken);
        }
    }

    @Test
    void oldAccessTokenLivesOnAfterARefreshUnlessTheSettingSaysOtherwise() throws IOException {
        refresh(tokens.refreshToken());
        assertSent(memo(tokens.accessToken(), TEXT));
        kakao.settings().set(Switch.REFRESH_ENDS_OLD_ACCESS_TOKENS, true);
        refresh(tokens.refreshToken());
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
    }

    @Test
    void unlinkEndsEveryTokenOfTheUserAndNoOneElses() throws IOException {
        IssuedTokens others = kakao.issueTokens();
        IssuedTokens strangers = kakao.issueTokens(kakao.addUser(7, "튜브"), List.of("talk_message"));
        HttpResponse<String> answer = post("/v1/user/unlink", tokens.accessToken(), Map.of());
        assertThat(answer.body()).isEqualTo("{\"id\":1234567890}");
        assertThat(kakao.user().agreedScopes()).isEmpty();
        for (IssuedTokens ended : List.of(tokens, others)) {
            assertKapi(memo(ended.accessToken(), TEXT), 401, -401);
            assertKauth(refresh(ended.refreshToken()), 400, "invalid_grant", "KOE322");
        }
        assertSent(memo(strangers.accessToken(), TEXT));
    }

    @Test
    void twentyAccessTokensInTenMinutes() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = refresh(tokens.refreshToken());
        assertKauth(refused, 400, "invalid_request", "KOE237");
        assertThat(json(refused).path("error_description").asText()).isEqualTo("token request rate limit exceeded.");
        clock.advance(Duration.ofMinutes(10));
        assertThat(refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void thirtyRefreshTokensInAnHour() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertThat(exchangeCode(code()).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));
        }
        assertKauth(exchangeCode(code()), 400, "invalid_request", "KOE237");
        assertThat(refresh(tokens.refreshToken()).statusCode())
                .as("gives no refresh token")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));
        assertThat(exchangeCode(code()).statusCode()).isEqualTo(200);
    }

    @Test
    void issueLimitsAreKeptPerUser() throws IOException {
        IssuedTokens others = kakao.issueTokens(kakao.addUser(7, "튜브"), List.of("talk_message"));
        for (int i = 0; i < 20; i++) {
            refresh(tokens.refreshToken());
        }
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_request", "KOE237");
        assertThat(refresh(others.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void aUsedCodeSentAgainAndAgainMeetsTheIssueLimit() throws IOException {
        String code = code();
        exchangeCode(code);
        for (int i = 0; i < 19; i++) {
            assertKauth(exchangeCode(code), 400, "invalid_grant", "KOE320");
        }
        assertKauth(exchangeCode(code), 400, "invalid_request", "KOE237");
    }
}
