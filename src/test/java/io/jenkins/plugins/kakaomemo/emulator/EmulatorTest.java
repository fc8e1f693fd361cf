package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** An emulator whose clock stands still, and an HTTP client that knows nothing but forms. */
abstract class EmulatorTest {

    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    static final String REDIRECT_URI = "http://localhost:8080/kakao-memo/callback";
    static final String AUTHORIZE = "/oauth/authorize";
    static final String TOKEN = "/oauth/token";
    static final String TOKEN_INFO = "/v1/user/access_token_info";
    static final String MEMO = "/v2/api/talk/memo/default/send";
    static final String TEXT = """
            {"object_type":"text","text":"build done","link":{"web_url":"https://jenkins.example.com/job/1"}}""";

    final EmulatorClock clock = EmulatorClock.stoppedAt(START);
    final KakaoEmulator kakao = KakaoEmulator.start(clock);
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @AfterEach
    void close() {
        kakao.close();
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(kakao.apiBaseUrl() + pathAndQuery));
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException {
        return exchange(request(pathAndQuery));
    }

    HttpResponse<String> get(String pathAndQuery, String accessToken) throws IOException {
        return exchange(bearer(request(pathAndQuery), accessToken));
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException {
        return exchange(formRequest(path, encode(form)));
    }

    HttpResponse<String> post(String path, String accessToken, Map<String, String> form) throws IOException {
        return exchange(bearer(formRequest(path, encode(form)), accessToken));
    }

    HttpResponse<String> memo(String accessToken, String template) throws IOException {
        return post(MEMO, accessToken, Map.of("template_object", template));
    }

    HttpResponse<String> refresh(String refreshToken) throws IOException {
        return post(TOKEN, client("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    HttpResponse<String> exchangeCode(String code) throws IOException {
        return post(TOKEN, client("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT_URI));
    }

    /** A code the user has just agreed to give. */
    String code() throws IOException {
        kakao.autoConsent(true);
        String location = get(AUTHORIZE + "?"
                        + encode(Map.of(
                                "client_id",
                                EmulatorApp.REST_API_KEY,
                                "redirect_uri",
                                REDIRECT_URI,
                                "response_type",
                                "code",
                                "scope",
                                "talk_message,profile_nickname")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.indexOf("code=") + 5);
    }

    static HttpRequest.Builder bearer(HttpRequest.Builder request, String accessToken) {
        return request.header("Authorization", "Bearer " + accessToken);
    }

    HttpRequest.Builder formRequest(String path, String encoded) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString(encoded, StandardCharsets.ISO_8859_1));
    }

    /** Key and secret of the default app, and these fields. */
    static Map<String, String> client(String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", EmulatorApp.REST_API_KEY);
        form.put("client_secret", EmulatorApp.CLIENT_SECRET);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }

    static void assertKapi(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
        assertThat(json(answer).path("msg").asText()).isNotEmpty();
    }

    static void assertKauth(HttpResponse<String> answer, int status, String error, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("error").asText()).isEqualTo(error);
        assertThat(json(answer).path("error_code").asText()).isEqualTo(code);
        assertThat(json(answer).path("error_description").asText()).isNotEmpty();
    }

    static void assertSent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result_code\":0}");
    }
}
