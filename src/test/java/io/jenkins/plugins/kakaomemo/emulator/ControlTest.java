package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ControlTest extends EmulatorTest {

    @Test
    void stateTellsEverythingButTokenValues() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        clock.advance(Duration.ofHours(1));
        memo(tokens.accessToken(), TEXT);
        refresh(tokens.refreshToken());
        String body = get("/emulator/state").body();
        JsonNode state = json(body);
        assertThat(body).doesNotContain(tokens.accessToken(), tokens.refreshToken());
        assertThat(state.path("now").asText()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(state.at("/user/nickname").asText()).isEqualTo("라이언");
        assertThat(state.at("/counters/connections").asInt()).isEqualTo(1);
        assertThat(state.at("/counters/refreshes").asInt()).isEqualTo(1);
        assertThat(state.path("counters").path("requests").path(MEMO).asInt()).isEqualTo(1);
        assertThat(state.path("accessTokens").findValuesAsText("ageSeconds")).containsExactly("3600", "0");
        assertThat(state.at("/refreshTokens/0/leftSeconds").asInt()).isEqualTo(5183999 - 3600);
        assertThat(state.at("/memos/0/content/text").asText()).isEqualTo("build done");
        assertThat(state.at("/memos/0/receivedAt").asText()).isEqualTo("2026-03-02T02:00:00Z");
    }

    @Test
    void clock() throws IOException {
        HttpResponse<String> answer = post("/emulator/clock", Map.of("advance", "PT7H"));
        assertThat(answer.body()).isEqualTo("{\"now\":\"2026-03-02T08:00:00Z\"}");
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(7)));
    }

    @Test
    void tokens() throws IOException {
        JsonNode tokens = json(post("/emulator/tokens", Map.of()));
        assertSent(memo(tokens.path("access_token").asText(), TEXT));
        assertThat(refresh(tokens.path("refresh_token").asText()).statusCode()).isEqualTo(200);
        JsonNode poor = json(post("/emulator/tokens", Map.of("scopes", "profile_nickname")));
        assertThat(poor.path("scope").asText()).isEqualTo("profile_nickname");
    }

    @Test
    void unlink() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        assertThat(post("/emulator/unlink", Map.of()).statusCode()).isEqualTo(200);
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
    }

    @Test
    void consent() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        post("/emulator/consent", Map.of("scope", "talk_message", "agreed", "false"));
        assertKapi(memo(tokens.accessToken(), TEXT), 403, -402);
        post("/emulator/consent", Map.of("scope", "talk_message", "agreed", "true"));
        assertSent(memo(tokens.accessToken(), TEXT));
    }

    @Test
    void app() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        post("/emulator/app", Map.of("allowedIps", "203.0.113.7,203.0.113.8", "clientSecret", "another"));
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
        assertKauth(refresh(tokens.refreshToken()), 401, "invalid_client", "KOE010");
        post("/emulator/app", Map.of("allowedIps", "", "clientSecret", "", "linkDomains", "elsewhere.example.org"));
        assertSent(memo(tokens.accessToken(), TEXT));
        assertThat(refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(kakao.memos().get(0).unregisteredLinks()).hasSize(1);
        post("/emulator/app", Map.of("scopes", "profile_nickname", "loginEnabled", "false", "autoConsent", "true"));
        assertKapi(memo(tokens.accessToken(), TEXT), 403, -3);
        assertThat(get(AUTHORIZE + "?response_type=code&client_id=" + EmulatorApp.REST_API_KEY + "&redirect_uri="
                                + REDIRECT_URI)
                        .body())
                .contains("KOE004");
        post("/emulator/app", Map.of("deactivated", "true", "redirectUris", "https://jenkins.example.com/callback"));
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
    }

    @Test
    void settings() throws IOException {
        post("/emulator/settings", Map.of("LONG_TEXT_ACCEPTED", "true"));
        assertThat(kakao.settings().is(Switch.LONG_TEXT_ACCEPTED)).isTrue();
        post("/emulator/settings", Map.of("LONG_TEXT_ACCEPTED", "false"));
        assertThat(kakao.settings().is(Switch.LONG_TEXT_ACCEPTED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "status, 503, , 503",
        "kapi, 400, -1, 400",
        "kauth, 401, KOE010, 401",
        "html, 502, , 502",
        "empty, 500, , 500",
        "oversized, 0, , 200",
        "delay, 0, , 401",
        "lateAfterRecording, 0, , 401"
    })
    void faultsWithAnAnswer(String fault, String status, String code, int expected) throws IOException {
        post(
                "/emulator/faults",
                Map.of("path", MEMO, "fault", fault, "status", status, "code", "" + code, "delay", "PT0.001S"));
        assertThat(memo("x", TEXT).statusCode()).isEqualTo(expected);
        assertKapi(memo("x", TEXT), 401, -401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resetBeforeBody", "resetAfterBody", "lostAfterRecording", "truncated", "hang"})
    void faultsWithoutAnAnswerAreCounted(String fault) throws IOException {
        post("/emulator/faults", Map.of("path", MEMO, "fault", fault, "times", "3"));
        post("/emulator/faults", Map.of("path", MEMO, "fault", fault, "times", "forever"));
        assertThat(kakao.faults().pending()).isEqualTo(4);
        post("/emulator/faults", Map.of("fault", "clear"));
        assertThat(kakao.faults().pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "clock, advance, soon",
        "clock, advance, -PT1H",
        "clock, x, y",
        "faults, fault, other",
        "faults, fault, hang",
        "settings, OTHER, true",
        "consent, scope, talk_message"
    })
    void mistakesAreRefused(String control, String name, String value) throws IOException {
        HttpResponse<String> answer = post("/emulator/" + control, Map.of(name, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isNotEmpty();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void controlsAreNeitherRecordedNorStruck() throws IOException {
        kakao.faults().next(Faults.ANY_PATH, Fault.empty(500).forever());
        assertThat(get("/emulator/state").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void eventsTellOfMemosAndOfTheClock() throws Exception {
        IssuedTokens tokens = kakao.issueTokens();
        HttpResponse<InputStream> stream =
                client.send(request("/emulator/events").build(), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 1000");
            assertThat(lines.readLine()).isEmpty();
            memo(tokens.accessToken(), TEXT.replace("build done", "빌드\\n성공"));
            assertThat(lines.readLine()).isEqualTo("event: memo");
            JsonNode memo = json(lines.readLine().substring("data: ".length()));
            assertThat(memo.at("/content/text").asText()).isEqualTo("빌드\n성공");
            assertThat(lines.readLine()).isEmpty();
            clock.advance(Duration.ofHours(7));
            assertThat(lines.readLine()).isEqualTo("event: clock");
            assertThat(lines.readLine()).isEqualTo("data: {\"now\":\"2026-03-02T08:00:00Z\"}");
        }
    }
}
