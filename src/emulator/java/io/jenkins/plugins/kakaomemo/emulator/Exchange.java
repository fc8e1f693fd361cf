package io.jenkins.plugins.kakaomemo.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** One request and what can be done to it. The request is read and recorded by the first thing that is done. */
final class Exchange {

    private final HttpExchange http;
    private final Relay.Connection connection;
    private final Function<Call, Answer> endpoints;
    private final RequestLog log;
    private Call call;
    private RecordedRequest recorded;

    Exchange(HttpExchange http, Relay.Connection connection, Function<Call, Answer> endpoints, RequestLog log) {
        this.http = http;
        this.connection = connection;
        this.endpoints = endpoints;
        this.log = log;
    }

    /** Does what the request asks for, and returns what is to be answered. */
    Answer effect() throws IOException {
        read();
        return endpoints.apply(call);
    }

    void send(Answer answer) throws IOException {
        send(answer, answer.body().length);
    }

    void sendHalf(Answer answer) throws IOException {
        send(answer, answer.body().length / 2);
        http.getResponseBody().flush();
        http.close();
    }

    void close() throws IOException {
        read();
        http.close();
    }

    void resetBeforeBody() throws IOException {
        record(Map.of());
        connection.reset();
    }

    void reset() throws IOException {
        read();
        connection.reset();
    }

    void pause(Duration delay) throws IOException, InterruptedException {
        read();
        Thread.sleep(delay.toMillis());
    }

    /** Waits for the end of the emulator. */
    void hang() throws IOException, InterruptedException {
        read();
        new CountDownLatch(1).await();
    }

    private void read() throws IOException {
        if (call == null) {
            call = new Call(
                    http.getRequestMethod(),
                    http.getRequestURI().getPath(),
                    Form.parseQuery(http.getRequestURI().getRawQuery()),
                    http.getRequestHeaders(),
                    http.getRequestBody().readAllBytes(),
                    http.getRemoteAddress().getAddress().getHostAddress());
            record(call.parameters().map(Form::asMap).orElse(Map.of()));
        }
    }

    private void record(Map<String, String> form) {
        recorded = new RecordedRequest(
                http.getRequestMethod(),
                http.getRequestURI().getPath(),
                form,
                http.getRequestHeaders().containsKey("Authorization"),
                0);
        log.arrived(recorded);
    }

    private void send(Answer answer, int length) throws IOException {
        read();
        log.answered(recorded, answer.status());
        answer.headers().forEach(http.getResponseHeaders()::set);
        boolean bodiless = answer.body().length == 0;
        http.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        http.getResponseBody().write(answer.body(), 0, length);
    }
}
