package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest extends EmulatorTest {

    @Test
    void bodyIsNotAForm() throws IOException {
        HttpResponse<String> answer = exchange(request(TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"refresh_token\"}")));
        assertKauth(answer, 400, "invalid_request", "KOE310");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=", "grant_type=password", "grant_type=%FF"})
    void grantTypeIsMissingOrOther(String body) throws IOException {
        assertKauth(exchange(formRequest(TOKEN, body)), 400, "invalid_request", "KOE310");
    }

    @Test
    void parametersMayStandInTheQuery() throws IOException {
        String token = kakao.issueTokens().refreshToken();
        String query = encode(client("grant_type", "refresh_token", "refresh_token", token));
        assertThat(exchange(request(TOKEN + "?" + query).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void parametersMayStandInBodyAndQuery() throws IOException {
        String token = kakao.issueTokens().refreshToken();
        String query = encode(client("grant_type", "password"));
        String body = "grant_type=refresh_token&refresh_token=" + token;
        assertThat(exchange(formRequest(TOKEN + "?" + query, body)).statusCode())
                .as("the body comes first")
                .isEqualTo(200);
    }

    @Test
    void clientIdIsMissing() throws IOException {
        HttpResponse<String> answer = post(TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", "x"));
        assertKauth(answer, 401, "invalid_client", "KOE101");
        assertThat(json(answer).path("error_description").asText()).isEqualTo("Not exist client_id [null]");
    }

    @Test
    void basicAuthenticationIsNotRead() throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString((EmulatorApp.REST_API_KEY + ":" + EmulatorApp.CLIENT_SECRET)
                        .getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = exchange(formRequest(TOKEN, "grant_type=refresh_token&refresh_token=x")
                .header("Authorization", "Basic " + basic));
        assertKauth(answer, 401, "invalid_client", "KOE101");
    }

    @Test
    void clientIdIsUnknown() throws IOException {
        Map<String, String> form = client("grant_type", "refresh_token", "client_id", "another");
        assertKauth(post(TOKEN, form), 401, "invalid_client", "KOE101");
        assertThat(json(post(TOKEN, form)).path("error_description").asText())
                .isEqualTo("Not exist client_id [another]");
    }

    @Test
    void deactivatedKeyIsUnknown() throws IOException {
        kakao.app().deactivated(true);
        assertKauth(refresh("x"), 401, "invalid_client", "KOE101");
    }

    @Test
    void secretIsMissingOrWrong() throws IOException {
        Map<String, String> form = client("grant_type", "refresh_token", "client_secret", "wrong");
        assertKauth(post(TOKEN, form), 401, "invalid_client", "KOE010");
        form.remove("client_secret");
        HttpResponse<String> answer = post(TOKEN, form);
        assertKauth(answer, 401, "invalid_client", "KOE010");
        assertThat(json(answer).path("error_description").asText()).isEqualTo("Bad client credentials");
    }

    @Test
    void secretIsNotAskedForWhenTheFeatureIsOff() throws IOException {
        kakao.app().clientSecret(null);
        Map<String, String> form = client(
                "grant_type",
                "refresh_token",
                "refresh_token",
                kakao.issueTokens().refreshToken());
        form.remove("client_secret");
        assertThat(post(TOKEN, form).statusCode()).isEqualTo(200);
    }

    @Test
    void codeIsUnknown() throws IOException {
        HttpResponse<String> answer = exchangeCode("none");
        assertKauth(answer, 400, "invalid_grant", "KOE320");
        assertThat(json(answer).path("error_description").asText())
                .isEqualTo("authorization code not found for code=none");
    }

    @Test
    void codeIsGoodForOneExchange() throws IOException {
        String code = code();
        assertThat(exchangeCode(code).statusCode()).isEqualTo(200);
        assertKauth(exchangeCode(code), 400, "invalid_grant", "KOE320");
    }

    @Test
    void codeLivesTenMinutes() throws IOException {
        String code = code();
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(exchangeCode(code).statusCode()).isEqualTo(200);
        code = code();
        clock.advance(Duration.ofMinutes(10));
        assertKauth(exchangeCode(code), 400, "invalid_grant", "KOE320");
    }

    @Test
    void codeIsBoundToTheClient() throws IOException {
        String code = code();
        kakao.app().restApiKey("another");
        Map<String, String> form = client("client_id", "another", "grant_type", "authorization_code", "code", code);
        assertKauth(post(TOKEN, form), 400, "invalid_grant", "KOE320");
    }

    @Test
    void redirectUriDiffers() throws IOException {
        String code = code();
        Map<String, String> form = client(
                "grant_type", "authorization_code", "code", code, "redirect_uri", "http://localhost:8080/callback");
        HttpResponse<String> answer = post(TOKEN, form);
        assertKauth(answer, 400, "invalid_grant", "KOE303");
        assertThat(json(answer).path("error_description").asText()).isEqualTo("Redirect URI mismatch.");
        form.remove("redirect_uri");
        assertKauth(post(TOKEN, form), 400, "invalid_grant", "KOE303");
    }

    @Test
    void refreshTokenIsNotSent() throws IOException {
        assertKauth(post(TOKEN, client("grant_type", "refresh_token")), 400, "invalid_grant", "KOE319");
        assertKauth(refresh(""), 400, "invalid_grant", "KOE319");
    }

    @Test
    void refreshTokenIsUnknown() throws IOException {
        HttpResponse<String> answer = refresh("none");
        assertKauth(answer, 400, "invalid_grant", "KOE322");
        assertThat(json(answer).path("error_description").asText()).isEqualTo("expired_or_invalid_refresh_token");
    }

    @Test
    void refreshTokenOfAnotherApp() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        kakao.app().restApiKey("another");
        Map<String, String> form =
                client("client_id", "another", "grant_type", "refresh_token", "refresh_token", tokens.refreshToken());
        assertKauth(post(TOKEN, form), 400, "invalid_grant", "KOE322");
    }

    @Test
    void refreshTokenOfAnUnlinkedUser() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        kakao.unlink(kakao.user());
        assertKauth(refresh(tokens.refreshToken()), 400, "invalid_grant", "KOE322");
    }

    @Test
    void exchangeGivesBothTokens() throws IOException {
        JsonNode answer = json(exchangeCode(code()));
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token",
                        "token_type",
                        "refresh_token",
                        "expires_in",
                        "scope",
                        "refresh_token_expires_in");
        assertThat(answer.path("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(21599);
        assertThat(answer.path("refresh_token_expires_in").asInt()).isEqualTo(5183999);
        assertThat(answer.path("scope").asText()).isEqualTo("talk_message profile_nickname");
        assertSent(memo(answer.path("access_token").asText(), TEXT));
        assertThat(refresh(answer.path("refresh_token").asText()).statusCode()).isEqualTo(200);
    }
}
