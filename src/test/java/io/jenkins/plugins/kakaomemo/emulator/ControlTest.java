package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    void stateTellsTimeNamesAndMemos() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        clock.advance(Duration.ofHours(1));
        memo(tokens.accessToken(), TEXT);
        String body = get("/emulator/state").body();
        JsonNode state = json(body);
        assertThat(body).doesNotContain(tokens.accessToken(), tokens.refreshToken());
        assertThat(state.path("now").asText()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(state.at("/app/name").asText()).isEqualTo("젠킨스 알림");
        assertThat(state.at("/user/nickname").asText()).isEqualTo("라이언");
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
    }

    @Test
    void unlink() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        assertThat(post("/emulator/unlink", Map.of()).statusCode()).isEqualTo(200);
        assertKapi(memo(tokens.accessToken(), TEXT), 401, -401);
    }

    @Test
    void tokensAreThoseOfWhoeverIsLoggedIn() throws IOException {
        EmulatorUser bot = kakao.addUser(77, "빌드봇");
        kakao.logIn(bot);

        String token =
                json(post("/emulator/tokens", Map.of())).path("access_token").asText();

        assertSent(memo(token, TEXT));
        assertThat(kakao.memos()).last().matches(memo -> memo.user() == bot);
        assertThat(bot.agreedScopes()).contains("talk_message", "friends");
    }

    @Test
    void aFaultOfTheNextRequest() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        Map<String, String> fault = Map.of("path", "/v2/api/talk/memo/default/send", "status", "504");
        assertThat(post("/emulator/faults", fault).statusCode()).isEqualTo(200);

        assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(504);
        assertSent(memo(tokens.accessToken(), TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "600", "bad"})
    void refusesWhatIsNoFault(String status) throws IOException {
        assertThat(post("/emulator/faults", Map.of("path", "/", "status", status))
                        .statusCode())
                .isEqualTo(400);
        assertThat(kakao.faults().pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"advance, soon", "advance, -PT1H", "x, y"})
    void clockRefusesWhatIsNoStepForward(String name, String value) throws IOException {
        HttpResponse<String> answer = post("/emulator/clock", Map.of(name, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isNotEmpty();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void usersWhoAreFriends() throws IOException {
        long bot = json(post("/emulator/users", Map.of("nickname", "빌드봇")))
                .path("id")
                .asLong();
        long kim = json(post("/emulator/users", Map.of("nickname", "김")))
                .path("id")
                .asLong();
        post("/emulator/friends", Map.of("user", String.valueOf(bot), "friend", String.valueOf(kim)));
        assertThat(kakao.user(bot).orElseThrow().friends())
                .extracting(EmulatorUser::nickname)
                .containsExactly("김");
        assertThat(kakao.user(kim).orElseThrow().friends())
                .extracting(EmulatorUser::nickname)
                .containsExactly("빌드봇");

        post("/emulator/login", Map.of("user", String.valueOf(kim)));
        assertThat(kakao.loggedIn().nickname()).isEqualTo("김");
        assertThat(json(get("/emulator/state")).path("users").findValuesAsText("nickname"))
                .contains("라이언", "빌드봇", "김");
    }

    @ParameterizedTest
    @CsvSource({"/emulator/login, 1", "/emulator/login, x", "/emulator/friends, 1234567890", "/emulator/users, 1"})
    void refusesWhoIsNobody(String path, String user) throws IOException {
        assertThat(post(path, Map.of("user", user)).statusCode()).isEqualTo(400);
        assertThat(kakao.loggedIn()).isEqualTo(kakao.user());
    }

    @Test
    void controlsAreNotRecordedAndHaveNoFaults() throws IOException {
        kakao.faults().next("/emulator/state", Fault.empty(500).forever());
        kakao.faults().next("/", Fault.empty(500).forever());
        assertThat(get("/emulator/state").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void eventsTellOfMemos() throws Exception {
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
        }
    }
}
