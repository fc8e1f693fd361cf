package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** {@code --json} for programs, {@code --quiet} for scripts. */
class OutputOptionsTest extends CommandLineFixture {

    private static final String SEND = "/v2/api/talk/memo/default/send";

    @Test
    void sentMemoAsJson() throws Exception {
        connect();

        assertThat(run("send", "x".repeat(300), "--json")).isZero();

        assertThat(out())
                .isEqualTo("{\"sent\":true,\"code\":\"0\",\"reason\":\"\",\"attempts\":1,\"shortened\":true}\n");
    }

    @Test
    @DefaultLocale("ko-KR")
    void failedMemoAsJsonInAsciiWithTheErrorBeside() throws Exception {
        connect();
        kakao.withdrawConsent(kakao.user(), "talk_message");

        assertThat(run("send", "x", "--json")).isEqualTo(ExitStatus.LOGIN_NEEDED);

        JsonNode result = json();
        assertThat(result.path("sent").asBoolean(true)).isFalse();
        assertThat(result.path("code").asText()).isEqualTo("-402");
        assertThat(result.path("attempts").asInt()).isEqualTo(1);
        assertThat(err())
                .isEqualTo("kakao-memo: [-402] " + result.path("reason").asText() + "\n");
        assertThat(out()).matches("\\p{ASCII}+");
    }

    @Test
    void memoThatMayHaveArrivedAsJson() throws Exception {
        connect();
        kakao.faults().next(SEND, Fault.lostAfterRecording());

        assertThat(run("send", "x", "--json")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(json().path("code").asText()).isEqualTo("unknown");
    }

    @Test
    void whatIsToBeCorrectedIsTheCodeWhereKakaoWasNotAsked() throws Exception {
        assertThat(run("send", "x", "--json")).isEqualTo(ExitStatus.LOGIN_NEEDED);
        assertThat(json().path("code").asText()).isEqualTo("tokenFile");
        assertThat(json().path("attempts").asInt(-1)).isZero();

        connect();
        assertThat(run("send", "x".repeat(201), "--overflow", "fail", "--json")).isEqualTo(ExitStatus.USAGE);
        assertThat(json().path("code").asText()).isEqualTo("text");

        Files.writeString(folder().resolve("tokens.json"), "{");
        assertThat(run("send", "x", "--json")).isEqualTo(ExitStatus.FIX_FILE);
        assertThat(json().path("code").asText()).isEqualTo("tokenFile");
    }

    @Test
    void statusAsJson() throws Exception {
        connect();
        run("send", "one");

        assertThat(run("status", "--json")).isZero();

        Path file = folder().resolve("tokens.json");
        assertThat(json()).isEqualTo(new ObjectMapper().readTree("""
                        {"userId": 1234567890, "nickname": "%s", "appId": 1234,
                         "consents": ["talk_message", "profile_nickname"], "memosToday": 1, "dailyLimit": 100,
                         "accessTokenExpiresAt": "2026-07-29T05:59:59Z",
                         "refreshTokenExpiresAt": "2026-09-27T00:00:00Z",
                         "file": "%s"}
                        """.formatted(
                                kakao.user().nickname(), file)));
    }

    @Test
    void quietCommandsPrintNothingButErrors() throws Exception {
        connect();

        assertThat(run("send", "x".repeat(300), "--quiet")).isZero();
        assertThat(out() + err()).isEmpty();
        assertThat(run("status", "--quiet")).isZero();
        assertThat(out() + err()).isEmpty();

        kakao.withdrawConsent(kakao.user(), "talk_message");
        assertThat(run("status", "--quiet")).isEqualTo(ExitStatus.LOGIN_NEEDED);
        assertThat(out()).isEmpty();
        assertThat(err()).hasLineCount(1).contains("talk_message");
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out());
    }
}
