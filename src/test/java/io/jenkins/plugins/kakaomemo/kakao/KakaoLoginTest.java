package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KakaoLoginTest extends KakaoTest {

    private static final URI CALLBACK = URI.create("http://localhost:8080/kakao-memo/callback");
    private static final List<String> SCOPE = List.of("talk_message", "profile_nickname");

    @Test
    void sendsTheBrowserToKakao() {
        KakaoClient ofKakao = new KakaoClient(HttpClient.newHttpClient(), KakaoEndpoints.KAKAO, kakao.clock());

        assertThat(ofKakao.authorizeUrl(APP, CALLBACK, SCOPE, "a b&c=d+e%", "select_account"))
                .hasToString("https://kauth.kakao.com/oauth/authorize?client_id=emulator-rest-api-key"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fkakao-memo%2Fcallback"
                        + "&response_type=code&scope=talk_message%2Cprofile_nickname"
                        + "&state=a+b%26c%3Dd%2Be%25&prompt=select_account");
    }

    @Test
    void asksForNothingMoreThanItMust() {
        assertThat(client.authorizeUrl(APP, CALLBACK, List.of(), null, null))
                .hasQuery("client_id=emulator-rest-api-key"
                        + "&redirect_uri=http://localhost:8080/kakao-memo/callback&response_type=code");
    }

    @Test
    void bringsTheStateBackUnchanged() throws Exception {
        String state = "상태 &+%=?# 🎉";

        assertThat(consent(state)).containsEntry("state", state).containsKey("code");
    }

    @Test
    void exchangesTheCodeForTokens() throws Exception {
        OAuthTokens tokens = client.exchange(APP, consent("state").get("code"), CALLBACK);

        assertThat(tokens.accessToken().expiresAt()).isEqualTo(START.plus(ACCESS_TOKEN_LIFE));
        assertThat(tokens.refreshToken())
                .hasValueSatisfying(
                        refreshToken -> assertThat(refreshToken.expiresAt()).isEqualTo(START.plusSeconds(5183999)));
        assertThat(client.accessTokenInfo(tokens.accessToken()).userId())
                .isEqualTo(kakao.user().id());
    }

    @Test
    void exchangesACodeOnlyOnce() throws Exception {
        String code = consent("state").get("code");
        client.exchange(APP, code, CALLBACK);

        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> client.exchange(APP, code, CALLBACK))
                .matches(e -> e.code().equals("KOE320"));
    }

    @Test
    void saysThatTheCodeMayBeUsedUpWhenNoAnswerComes() throws Exception {
        String code = consent("state").get("code");
        kakao.faults().next("/oauth/token", Fault.lostAfterRecording());

        assertThatExceptionOfType(KakaoException.AnswerLost.class)
                .isThrownBy(() -> client.exchange(APP, code, CALLBACK))
                .matches(e -> e.meaning(Locale.ENGLISH).contains("code may already have been used"))
                .matches(e -> e.whatToDo(Locale.KOREAN).contains("다시 로그인"));
    }

    @Test
    void exchangesACodeOnlyForTheSameRedirectUri() throws Exception {
        String code = consent("state").get("code");

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> client.exchange(APP, code, URI.create("http://127.0.0.1:8080/kakao-memo/callback")))
                .matches(e -> e.code().equals("KOE303"));
    }

    @Test
    void refreshesWithoutANewRefreshToken() throws Exception {
        RefreshToken refreshToken = newGrant().refreshToken();
        kakao.clock().advance(Duration.ofHours(6));

        OAuthTokens tokens = client.refresh(APP, refreshToken);

        assertThat(tokens.refreshToken()).isEmpty();
        assertThat(tokens.accessToken().expiresAt())
                .isEqualTo(START.plus(Duration.ofHours(6)).plus(ACCESS_TOKEN_LIFE));
        assertThat(client.accessTokenInfo(tokens.accessToken()).expiresIn()).isEqualTo(ACCESS_TOKEN_LIFE);
    }

    @Test
    void refreshesWithANewRefreshTokenThatReplacesTheOldOne() throws Exception {
        RefreshToken old = newGrant().refreshToken();
        kakao.clock().advance(UNTIL_ROTATION);

        RefreshToken replacement = client.refresh(APP, old).refreshToken().orElseThrow();

        assertThat(replacement.value()).isNotEqualTo(old.value());
        assertThat(replacement.expiresAt()).isEqualTo(START.plus(UNTIL_ROTATION).plusSeconds(5183999));
        assertThat(client.refresh(APP, replacement).refreshToken()).isEmpty();
        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> client.refresh(APP, old))
                .matches(e -> e.code().equals("KOE322"));
    }

    @Test
    void sendsTheClientSecretIfThereIsOne() throws Exception {
        client.refresh(APP, newGrant().refreshToken());

        assertThat(tokenRequest().form())
                .containsOnlyKeys("grant_type", "refresh_token", "client_id", "client_secret")
                .containsEntry("client_secret", APP.clientSecret());
        assertThat(tokenRequest().isAuthorized()).isFalse();
    }

    @Test
    void sendsNoClientSecretIfThereIsNone() throws Exception {
        kakao.app().clientSecret(null);

        client.refresh(new KakaoApp(APP.restApiKey(), null), newGrant().refreshToken());

        assertThat(tokenRequest().form()).containsOnlyKeys("grant_type", "refresh_token", "client_id");
    }

    @Test
    void saysThatTheClientSecretIsMissing() {
        KakaoApp without = new KakaoApp(APP.restApiKey(), null);

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> client.refresh(without, newGrant().refreshToken()))
                .matches(e -> e.code().equals("KOE010"));
    }

    @Test
    void saysThatTheRestApiKeyIsWrong() {
        KakaoApp other = new KakaoApp("other-key", APP.clientSecret());

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> client.refresh(other, newGrant().refreshToken()))
                .matches(e -> e.code().equals("KOE101"))
                .withMessageNotContaining("other-key");
    }

    private RecordedRequest tokenRequest() {
        assertThat(kakao.requests()).hasSize(1);
        return kakao.requests().get(0);
    }

    private Map<String, String> consent(String state) throws IOException, InterruptedException {
        kakao.autoConsent(true);
        URI page = client.authorizeUrl(APP, CALLBACK, SCOPE, state, null);
        String back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(back).startsWith(CALLBACK + "?");
        return Arrays.stream(URI.create(back).getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
