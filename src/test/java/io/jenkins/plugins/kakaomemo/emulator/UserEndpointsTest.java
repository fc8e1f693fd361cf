package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserEndpointsTest extends EmulatorTest {

    private static final String UNKNOWN_TOKEN = "a-token-that-was-never-issued";

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/user/access_token_info",
        "GET, /v2/user/me",
        "GET, /v2/user/scopes",
        "POST, /v1/user/unlink",
        "POST, /v2/api/talk/memo/default/send",
        "POST, /v2/api/talk/memo/send",
        "POST, /v2/api/talk/memo/scrap/send",
        "GET, /v1/api/talk/friends",
        "POST, /v1/api/talk/friends/message/default/send",
        "POST, /v1/api/talk/friends/message/send",
        "POST, /v1/api/talk/friends/message/scrap/send"
    })
    void everyBearerCallChecksItsToken(String method, String path) throws IOException {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.noBody());
        IssuedTokens unlinked = kakao.issueTokens();
        kakao.unlink(kakao.user());
        String token = kakao.issueTokens().accessToken();

        assertUnauthorized(exchange(request.copy()), "no authentication key!", false);
        assertUnauthorized(
                exchange(request.copy().header("Authorization", "Basic " + UNKNOWN_TOKEN + UNKNOWN_TOKEN)),
                "this access token does not exist",
                true);
        assertUnauthorized(exchange(bearer(request.copy(), UNKNOWN_TOKEN)), "this access token does not exist", true);
        assertUnauthorized(
                exchange(bearer(request.copy(), unlinked.accessToken())), "this access token does not exist", true);
        kakao.app().allowedIps("203.0.113.7");
        assertUnauthorized(
                exchange(bearer(request.copy(), token)),
                "ip mismatched! callerIp=127.0.0.1. check out registered ips.",
                false);
        clock.advance(Duration.ofHours(6));
        assertUnauthorized(exchange(bearer(request.copy(), token)), "this access token is already expired", true);
        kakao.app().deactivated(true);
        assertUnauthorized(
                exchange(bearer(request.copy(), token)), "appKey(emulator-rest-api-key) is already deactivated", false);
    }

    @Test
    void allowedCallersPass() throws IOException {
        kakao.app().allowedIps("203.0.113.7", "127.0.0.1");
        assertThat(get(TOKEN_INFO, kakao.issueTokens().accessToken()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokenInfoCountsDown() throws IOException {
        String token = kakao.issueTokens().accessToken();
        assertThat(get(TOKEN_INFO, token).body()).isEqualTo("{\"id\":1234567890,\"expires_in\":21599,\"app_id\":1234}");
        clock.advance(Duration.ofHours(4));
        assertThat(json(get(TOKEN_INFO, token)).path("expires_in").asInt()).isEqualTo(7199);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "bEaReR  "})
    void nameOfTheSchemeIsInAnyCase(String scheme) throws IOException {
        String token = kakao.issueTokens().accessToken();
        assertThat(exchange(request(TOKEN_INFO).header("Authorization", scheme + token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void meGivesTheIdAndTheNicknameIfItIsAgreedTo() throws IOException {
        String token = kakao.issueTokens().accessToken();
        assertThat(json(get("/v2/user/me", token))
                        .at("/kakao_account/profile/nickname")
                        .asText())
                .isEqualTo(kakao.user().nickname());

        kakao.withdrawConsent(kakao.user(), "profile_nickname");
        assertThat(get("/v2/user/me", token).body()).isEqualTo("{\"id\":1234567890}");
    }

    @Test
    void scopesTellWhatIsAgreed() throws IOException {
        String token = kakao.issueTokens().accessToken();
        kakao.withdrawConsent(kakao.user(), "profile_nickname");
        JsonNode answer = json(get("/v2/user/scopes", token));
        assertThat(answer.path("id").asLong()).isEqualTo(1234567890L);
        assertThat(answer.path("scopes").get(0).toString())
                .isEqualTo("{\"id\":\"talk_message\",\"display_name\":\"카카오톡 메시지 전송\",\"type\":\"SERVICE\","
                        + "\"using\":true,\"agreed\":true,\"revocable\":true}");
        assertThat(answer.path("scopes").get(1).path("type").asText()).isEqualTo("PRIVACY");
        assertThat(answer.path("scopes").findValuesAsText("agreed")).containsExactly("true", "false", "false");
    }

    @Test
    void otherMethodsAndPaths() throws IOException {
        assertThat(get("/v1/user/unlink").statusCode()).isEqualTo(405);
        assertThat(get("/v1/user/nothing").statusCode()).isEqualTo(404);
    }

    private static void assertUnauthorized(HttpResponse<String> answer, String msg, boolean challenged) {
        assertKapi(answer, 401, -401);
        assertThat(json(answer).path("msg").asText()).isEqualTo(msg);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .isEqualTo(challenged ? List.of("Bearer error=invalid_token") : List.of());
    }
}
