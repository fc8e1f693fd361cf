package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a client must survive. */
class ScenarioTest extends EmulatorTest {

    private final IssuedTokens tokens = kakao.issueTokens();

    @Test
    void sixHoursThirtyDaysSixtyDays() throws IOException {
        assertSent(memo(tokens.accessToken(), TEXT));
        clock.advance(Duration.ofHours(6));
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
        JsonNode refreshed = json(refresh(tokens.refreshToken()));
        assertThat(refreshed.has("refresh_token")).isFalse();
        assertSent(memo(refreshed.path("access_token").asText(), TEXT));
        clock.advance(Duration.ofDays(30));
        JsonNode rotated = json(refresh(tokens.refreshToken()));
        assertSent(memo(rotated.path("access_token").asText(), TEXT));
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_grant", "KOE322");
        clock.advance(Duration.ofDays(60));
        assertKauth(refresh(rotated.path("refresh_token").asText()), 400, "invalid_grant", "KOE322");
        assertThat(kakao.memos()).hasSize(3);
    }

    @Test
    void rotationAnswerLostOnTheWire() throws IOException {
        clock.advance(Duration.ofDays(40));
        kakao.faults().next(TOKEN, Fault.lostAfterRecording());
        assertThatThrownBy(() -> refresh(tokens.refreshToken())).isInstanceOf(IOException.class);
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_grant", "KOE322");
    }

    @Test
    void twoRefreshesAtOnceOneOfWhichRotates() {
        clock.advance(Duration.ofDays(40));
        HttpRequest request = formRequest(
                        TOKEN, encode(client("grant_type", "refresh_token", "refresh_token", tokens.refreshToken())))
                .build();
        assertThat(Stream.generate(() -> client.sendAsync(request, BodyHandlers.ofString())).limit(2).toList().stream()
                        .map(CompletableFuture::join)
                        .map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void unlinkInTheMiddleOfAJob() throws IOException {
        assertSent(memo(tokens.accessToken(), TEXT));
        kakao.unlink(kakao.user());
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_grant", "KOE322");
        IssuedTokens again = kakao.issueTokens();
        assertSent(memo(again.accessToken(), TEXT));
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
    }

    @Test
    void consentTakenBackAndGivenAgain() throws IOException {
        kakao.withdrawConsent(kakao.user(), "talk_message");
        assertKapi(memo(tokens.accessToken(), TEXT), 403, -402);
        assertKapi(
                memo(json(refresh(tokens.refreshToken())).path("access_token").asText(), TEXT), 403, -402);
        assertThat(get(TOKEN_INFO, tokens.accessToken()).statusCode()).isEqualTo(200);
        JsonNode again = json(exchangeCode(code()));
        assertSent(memo(again.path("access_token").asText(), TEXT));
    }

    @Test
    void temporaryErrorOfTheHealthCheck() throws IOException {
        kakao.faults().next(TOKEN_INFO, Fault.kapi(400, -1));
        assertKapi(get(TOKEN_INFO, tokens.accessToken()), 400, -1);
        assertThat(get(TOKEN_INFO, tokens.accessToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void unauthorizedRightAfterAFreshRefresh() throws IOException {
        kakao.app().allowedIps("203.0.113.7");
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
        String fresh = json(refresh(tokens.refreshToken())).path("access_token").asText();
        assertKapi(memo(fresh, TEXT), 401, -401);
        assertThat(kakao.count(MEMO)).isEqualTo(2);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void quotaReached() throws IOException {
        kakao.quotas().limit(Quota.SENDER, 1);
        assertSent(memo(tokens.accessToken(), TEXT));
        assertKapi(memo(tokens.accessToken(), TEXT), 400, -10);
        clock.advance(Duration.ofDays(1));
        assertSent(
                memo(json(refresh(tokens.refreshToken())).path("access_token").asText(), TEXT));
    }

    @Test
    void answerComesLateAfterTheMemoWasRecorded() {
        kakao.faults().next(MEMO, Fault.lateAfterRecording(Duration.ofMinutes(5)));
        HttpRequest request = bearer(formRequest(MEMO, encode(Map.of("template_object", TEXT))), tokens.accessToken())
                .timeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString())).isInstanceOf(IOException.class);
        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("build done");
    }
}
