package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginCommandTest extends LoginFixture {

    @Test
    void connectsByCallback() throws Exception {
        environment.clear();
        environment.put("XDG_CONFIG_HOME", home.toString());

        int status = run(
                "login",
                "--rest-api-key",
                EmulatorApp.REST_API_KEY,
                "--client-secret",
                EmulatorApp.CLIENT_SECRET,
                "--port",
                port);

        assertThat(status).isZero();
        assertThat(err())
                .contains("http://localhost:" + port + "/callback\n", "[앱] > [플랫폼 키] > [REST API 키] > [리다이렉트 URI]")
                .contains(folder().resolve("tokens.json").toString())
                .doesNotContain(EmulatorApp.CLIENT_SECRET);
        assertThat(out()).isEmpty();
        HttpResponse<String> page = pages.poll(10, TimeUnit.SECONDS);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("터미널로 돌아가세요", "go back to the terminal");
        assertThat(file().grant().app()).isEqualTo(APP);
        assertThat(file().grant().refreshToken().expiresAt())
                .isEqualTo(clock.instant().plusSeconds(60 * 24 * 3600 - 1));
        assertThat(run("send", "connected")).isZero();
        assertThat(kakao.refreshes()).isZero();
    }

    @Test
    void asksKakaoForTalkMessageWithAnotherStateEachTime() {
        BlockingQueue<URI> questions = new LinkedBlockingQueue<>();
        browser = page -> questions.add(page) && followRedirects(page);

        assertThat(login()).isZero();
        assertThat(login()).isZero();

        assertThat(questions)
                .allSatisfy(question -> assertThat(question.getQuery()).contains("scope=talk_message&"));
        assertThat(questions.stream().map(LoginCommandTest::state).distinct()).hasSize(2);
    }

    @Test
    void callbackOfAnotherLoginIsNotTakenAndDoesNotEndThisOne() throws Exception {
        browser = question -> {
            URI right = redirectedAddress(question);
            pages.add(get(URI.create(right.toString().replace("state=", "state=x"))));
            pages.add(get(right.resolve("/callback?code=abc")));
            pages.add(get(right.resolve("/callback")));
            pages.add(get(right.resolve("/callback/other")));
            return followRedirects(right);
        };

        assertThat(login()).isZero();

        assertThat(pages).extracting(HttpResponse::statusCode).startsWith(400, 400, 400, 404);
        assertThat(kakao.count("/oauth/token")).isEqualTo(1);
    }

    @Test
    void cancelledConsentNeedsAnotherLogin() {
        browser = question -> decide(question, "decision=cancel");

        assertThat(login()).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(lastLine()).contains("access_denied", "kakao-memo login");
        assertThat(folder().resolve("tokens.json")).doesNotExist();
    }

    @Test
    void withoutTalkMessageNothingIsKept() throws Exception {
        connect();
        RefreshToken before = file().grant().refreshToken();
        kakao.withdrawConsent(kakao.user(), "talk_message");
        browser = question -> decide(question, "decision=agree");

        assertThat(login()).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(lastLine()).contains("talk_message", "[카카오 로그인] > [동의항목]");
        assertThat(file().grant().refreshToken()).isEqualTo(before);
    }

    @Test
    void wrongSecretIsRefusedWithTheFieldToCorrect() {
        int status = run("login", "--port", port, "--client-secret", "wrong-secret");

        assertThat(status).isEqualTo(ExitStatus.REFUSED);
        assertThat(lastLine())
                .startsWith("kakao-memo: [KOE010] ")
                .contains("Client secret")
                .doesNotContain("wrong-secret");
    }

    @Test
    void usedCodeNeedsAnotherLogin() {
        kakao.faults().next("/oauth/token", Fault.kauth(400, "KOE320"));

        assertThat(login()).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(lastLine()).startsWith("kakao-memo: [KOE320] ");
    }

    @Test
    void temporaryErrorOfKakao() {
        kakao.faults().next("/oauth/token", Fault.html(503));

        assertThat(login()).isEqualTo(ExitStatus.TRY_LATER);
    }

    @Test
    void keyAndSecretAreAskedFor() throws Exception {
        environment.keySet().removeIf(name -> name.startsWith("KAKAO"));
        secretsTyped.addAll(List.of(EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET));

        assertThat(login()).isZero();

        assertThat(file().grant().app()).isEqualTo(APP);
    }

    @Test
    void missingKeyNamesOptionAndVariable() {
        environment.remove("KAKAO_REST_API_KEY");

        assertThat(login()).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("--rest-api-key", "KAKAO_REST_API_KEY");
    }

    @Test
    void goesOnWithTheAppOfTheEarlierLogin() throws Exception {
        connect();
        environment.keySet().removeIf(name -> name.startsWith("KAKAO"));

        assertThat(login()).isZero();

        assertThat(file().grant().app()).isEqualTo(APP);
    }

    @Test
    void takenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run("login", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(status).isEqualTo(ExitStatus.USAGE);
            assertThat(err()).hasLineCount(1).contains("Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void damagedFileEndsTheLoginBeforeTheConsent() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("tokens.json"), "{\"refresh_token\": \"secret");
        browser = question -> {
            throw new AssertionError("opened");
        };

        assertThat(login()).isEqualTo(ExitStatus.FIX_FILE);

        assertThat(err()).hasLineCount(1).contains("tokens.json is damaged").doesNotContain("secret");
        assertThat(folder().resolve("tokens.json")).hasContent("{\"refresh_token\": \"secret");
    }

    private static String state(URI question) {
        return query(question).get("state");
    }
}
