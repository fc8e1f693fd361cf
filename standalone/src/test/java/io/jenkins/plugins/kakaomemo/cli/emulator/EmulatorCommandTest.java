package io.jenkins.plugins.kakaomemo.cli.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kakaomemo.cli.CommandLineFixture;
import io.jenkins.plugins.kakaomemo.cli.ExitStatus;
import io.jenkins.plugins.kakaomemo.cli.KakaoMemo;
import io.jenkins.plugins.kakaomemo.cli.Surroundings;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmulatorCommandTest extends CommandLineFixture {

    @Test
    @Timeout(30)
    void runsUntilItIsInterrupted() throws Exception {
        PipedOutputStream written = new PipedOutputStream();
        Surroundings piped = writingTo(written);
        Thread command = new Thread(() -> new KakaoMemo(piped).run("emulator", "--port", freePort()));
        List<String> lines = new ArrayList<>();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(new PipedInputStream(written), StandardCharsets.UTF_8))) {
            command.start();
            do {
                lines.add(said.readLine());
            } while (!lines.get(lines.size() - 1).contains("apiBaseUrl"));
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
    @Timeout(30)
    void endsOnceTheMemosHaveArrived() throws Exception {
        String port = freePort();
        PipedInputStream said = new PipedInputStream(8192);
        Surroundings piped = writingTo(new PipedOutputStream(said));
        CompletableFuture<Integer> command = CompletableFuture.supplyAsync(
                () -> new KakaoMemo(piped).run("emulator", "--port", port, "--memos", "1"));
        assertThat(said.read()).isPositive();

        URI tokens = URI.create("http://127.0.0.1:" + port + "/emulator/tokens");
        JsonNode issued = new ObjectMapper().readTree(post(tokens, "", "none"));
        assertThat(command).isNotDone();
        post(
                URI.create("http://127.0.0.1:" + port + "/v2/api/talk/memo/default/send"),
                "template_object=%7B%22object_type%22%3A%22text%22%2C%22text%22%3A%22x%22%2C%22link%22%3A%7B%7D%7D",
                "Bearer " + issued.path("access_token").asText());

        assertThat(command.join()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void takenPortIsNamed() {
        String taken = String.valueOf(kakao.apiBaseUrl().getPort());

        assertThat(runAsTyped("emulator", "--port", taken)).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("Port " + taken, "--port");
    }

    private Surroundings writingTo(PipedOutputStream written) {
        Surroundings real = surroundings();
        return new Surroundings(
                real.clock(),
                real.in(),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                real.err(),
                real.environment(),
                real.browser(),
                real.secretInput());
    }

    private static String post(URI url, String form, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
