package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** Logs in with a browser that consents at once and follows redirects. */
abstract class LoginFixture extends CommandLineFixture {

    private static final HttpClient FOLLOWING =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private static final HttpClient STAYING = HttpClient.newHttpClient();

    final BlockingQueue<HttpResponse<String>> pages = new LinkedBlockingQueue<>();
    final String port = freePort();

    @BeforeEach
    void consent() {
        kakao.autoConsent(true);
        environment.put("KAKAO_REST_API_KEY", EmulatorApp.REST_API_KEY);
        environment.put("KAKAO_CLIENT_SECRET", EmulatorApp.CLIENT_SECRET);
        browser = this::followRedirects;
    }

    int login() {
        return run("login", "--port", port);
    }

    boolean followRedirects(URI page) {
        FOLLOWING
                .sendAsync(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(pages::add);
        return true;
    }

    /** Presses a button of the consent page, whose boxes are left empty. */
    boolean decide(URI question, String button) {
        HttpRequest pressed = HttpRequest.newBuilder(question.resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(question.getRawQuery() + "&" + button))
                .build();
        return followRedirects(location(pressed));
    }

    /** Where the consent leads, without going there. */
    static URI redirectedAddress(URI question) {
        return location(HttpRequest.newBuilder(question).build());
    }

    private static URI location(HttpRequest request) {
        HttpResponse<Void> redirect = STAYING.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join();
        return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    static HttpResponse<String> get(URI page) {
        return STAYING.sendAsync(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    String lastLine() {
        return err().lines().reduce((first, second) -> second).orElseThrow();
    }
}
