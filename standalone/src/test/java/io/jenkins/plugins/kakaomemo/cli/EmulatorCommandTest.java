package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmulatorCommandTest extends CommandLineFixture {

    @Test
    @Timeout(30)
    void runsUntilItIsInterrupted() throws Exception {
        String port = freePort();
        PipedOutputStream written = new PipedOutputStream();
        Surroundings real = surroundings();
        Surroundings piped = new Surroundings(
                real.clock(),
                real.in(),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                real.err(),
                real.environment(),
                real.browser(),
                real.secretPrompt());
        Thread command = new Thread(() -> new KakaoMemo(piped).run("emulator", "--port", port));
        List<String> lines = new ArrayList<>();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(new PipedInputStream(written), StandardCharsets.UTF_8))) {
            command.start();
            do {
                lines.add(said.readLine());
            } while (!lines.get(lines.size() - 1).contains("JAVA_TOOL_OPTIONS"));
            URI page = lines.stream()
                    .filter(line -> line.startsWith("Chat page:"))
                    .map(line ->
                            URI.create(line.substring("Chat page:".length()).strip()))
                    .findFirst()
                    .orElseThrow();

            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(String.join("\n", lines))
                    .contains(EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET)
                    .contains("-D" + KakaoEndpoints.AUTH_BASE_URL + "=http://", "-D" + KakaoEndpoints.API_BASE_URL);
        } finally {
            command.interrupt();
            command.join();
        }
        assertThat(command.isAlive()).isFalse();
    }

    @Test
    void takenPortIsNamed() {
        String taken = String.valueOf(kakao.apiBaseUrl().getPort());

        assertThat(runAsTyped("emulator", "--port", taken)).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("Port " + taken, "--port");
    }
}
