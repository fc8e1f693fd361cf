package io.jenkins.plugins.kakaomemo.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Something that goes wrong with a request: with the next one alone unless told otherwise. */
public final class Fault {

    /** What happens to a request. */
    interface Behaviour {
        void apply(Exchange exchange) throws IOException, InterruptedException;
    }

    static final Fault NONE = new Fault(exchange -> exchange.send(exchange.effect()));

    private static final int OVERSIZED = 64 * 1024 + 1;

    private static final Map<String, String> KAUTH_ERRORS = Map.of(
            "KOE003", "server_error",
            "KOE009", "misconfigured",
            "KOE010", "invalid_client",
            "KOE101", "invalid_client",
            "KOE303", "invalid_grant",
            "KOE319", "invalid_grant",
            "KOE320", "invalid_grant",
            "KOE322", "invalid_grant");

    private final Behaviour behaviour;
    private final int times;

    private Fault(Behaviour behaviour, int times) {
        this.behaviour = behaviour;
        this.times = times;
    }

    private Fault(Behaviour behaviour) {
        this(behaviour, 1);
    }

    /** Answers this status with a line of plain text, and has no effect. */
    public static Fault status(int status) {
        return answer(Answer.of(status, "text/plain", ("status " + status).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Answers 429 and after how many seconds to ask again, and has no effect. */
    public static Fault tooManyRequests(int retryAfterSeconds) {
        return answer(Answer.empty(429).with("Retry-After", String.valueOf(retryAfterSeconds)));
    }

    /** Answers 401 and -401 with this message, which may name a cause that no new token removes, and has no effect. */
    public static Fault invalidToken(String words) {
        return answer(Answer.kapi(401, -401, words));
    }

    /** Answers an error of the API host, such as 400 and -1, and has no effect. */
    public static Fault kapi(int status, int code) {
        return answer(Answer.kapi(status, code, "injected fault"));
    }

    /** Answers an error of the auth host, such as 400 and KOE003, and has no effect. */
    public static Fault kauth(int status, String code) {
        return answer(Answer.kauth(status, KAUTH_ERRORS.getOrDefault(code, "invalid_request"), "injected fault", code));
    }

    /** Answers this status with an HTML page, as a proxy or a gateway does, and has no effect. */
    public static Fault html(int status) {
        return answer(Answer.html(status, "<html><body><h1>" + status + "</h1></body></html>"));
    }

    /** Answers this status without a body, and has no effect. */
    public static Fault empty(int status) {
        return answer(Answer.empty(status));
    }

    /** Answers 200 with more than 64 KiB of JSON, and has no effect. */
    public static Fault oversized() {
        return answer(Answer.json(Json.object().put("result_code", 0).put("filler", "x".repeat(OVERSIZED))));
    }

    /** Resets the connection before the body of the request is read. */
    public static Fault resetBeforeBody() {
        return new Fault(Exchange::resetBeforeBody);
    }

    /** Reads the whole request, has no effect and resets the connection. */
    public static Fault resetAfterBody() {
        return new Fault(Exchange::reset);
    }

    /** Reads the whole request, has no effect and never answers. */
    public static Fault hang() {
        return new Fault(Exchange::hang);
    }

    /** Waits this long in real time, then goes on as if nothing had happened. */
    public static Fault delay(Duration delay) {
        return new Fault(exchange -> {
            exchange.pause(delay);
            exchange.send(exchange.effect());
        });
    }

    /** Does what it is asked to, but answers only after this long in real time. */
    public static Fault lateAfterRecording(Duration delay) {
        return new Fault(exchange -> {
            Answer answer = exchange.effect();
            exchange.pause(delay);
            exchange.send(answer);
        });
    }

    /** Does what it is asked to, but closes the connection without an answer. */
    public static Fault lostAfterRecording() {
        return new Fault(exchange -> {
            exchange.effect();
            exchange.close();
        });
    }

    /** Does what it is asked to, but the answer breaks off in the middle of its body. */
    public static Fault truncated() {
        return new Fault(exchange -> exchange.sendHalf(exchange.effect()));
    }

    /** The same fault for this many requests. */
    public Fault times(int requests) {
        return new Fault(behaviour, requests);
    }

    /** The same fault until the faults are cleared. */
    public Fault forever() {
        return times(Integer.MAX_VALUE);
    }

    int times() {
        return times;
    }

    void apply(Exchange exchange) throws IOException, InterruptedException {
        behaviour.apply(exchange);
    }

    private static Fault answer(Answer answer) {
        return new Fault(exchange -> exchange.send(answer));
    }
}
