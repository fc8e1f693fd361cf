package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One request and its answer as JSON, or the {@link KakaoException} that says what to do instead.
 *
 * @param http asked before every request
 * @param timeout for one request
 * @param deadline for all requests together, or {@code null}
 * @param mark of the requests that need an access token
 */
record KakaoHttp(Supplier<HttpTransport> http, Duration timeout, Deadline deadline, WireMark mark) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;

    /**
     * Threads that may outlive the time limit of their request: the client looks a name up on the thread that sends,
     * and nothing can interrupt that. With {@code sendAsync}, each answer would wait for one more thread.
     */
    private static final ExecutorService SENDERS = Executors.newCachedThreadPool(KakaoHttp::sender);

    KakaoHttp(Supplier<HttpTransport> http) {
        this(http, LONGEST_REQUEST, null, WireMark.NONE);
    }

    KakaoHttp within(Deadline newDeadline) {
        return new KakaoHttp(http, timeout, newDeadline, mark);
    }

    KakaoHttp timeout(Duration newTimeout) {
        return new KakaoHttp(http, newTimeout, deadline, mark);
    }

    KakaoHttp marking(WireMark newMark) {
        return new KakaoHttp(http, timeout, deadline, newMark);
    }

    JsonNode get(URI url, AccessToken token) throws KakaoException, InterruptedException {
        return exchange(
                bearer(HttpRequest.newBuilder(url).GET(), token), new TrackedBody(""), Secrets.of(token.value()));
    }

    JsonNode post(URI url, AccessToken token, Form form) throws KakaoException, InterruptedException {
        TrackedBody body = new TrackedBody(form.encoded(), mark, mark == WireMark.NONE ? Runnable::run : SENDERS);
        try {
            return exchange(bearer(posting(url, body), token), body, Secrets.of(token.value()));
        } catch (KakaoException e) {
            if (!(e instanceof KakaoException.AnswerLost)) {
                mark.clear();
            }
            throw e;
        }
    }

    JsonNode post(URI url, Form form) throws KakaoException, InterruptedException {
        TrackedBody body = new TrackedBody(form.encoded());
        Secrets secrets = Secrets.of(
                form.get("client_id"), form.get("client_secret"), form.get("refresh_token"), form.get("code"));
        return exchange(posting(url, body), body, secrets);
    }

    private static HttpRequest.Builder posting(URI url, TrackedBody body) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(body);
    }

    private static HttpRequest.Builder bearer(HttpRequest.Builder request, AccessToken token) {
        return request.header("Authorization", "Bearer " + token.value());
    }

    private JsonNode exchange(HttpRequest.Builder request, TrackedBody body, Secrets secrets)
            throws KakaoException, InterruptedException {
        Duration limit = deadline == null ? timeout : deadline.leftUpTo(timeout);
        if (limit.isZero()) {
            throw new KakaoException.TransientError(Explanation.of("timeout", ""), null, null);
        }
        HttpTransport transport = http.get();
        if (transport.proxyAuthorization() != null) {
            request.header("Proxy-Authorization", transport.proxyAuthorization());
        }
        Route route = new Route(transport.client(), request.build());
        Answer answer = await(SENDERS.submit(() -> send(transport.client(), route.request())), limit, body, route);
        int status = answer.head().statusCode();
        if (status == 407) {
            throw route.loginRefused();
        }
        // a gateway that gave up waiting cannot say whether Kakao received the request
        if (status == 504 && !body.withdraw()) {
            throw Route.answerLost("HTTP 504", null);
        }
        if (status != 200) {
            throw ErrorAnswer.of(status, answer.body(), answer.retryAfter(), secrets)
                    .toException();
        }
        if (!answer.body().isObject()) {
            throw KakaoClient.unreadable();
        }
        return answer.body();
    }

    private static Answer send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpResponse<Void> head = client.send(
                request, info -> HttpResponse.BodySubscribers.ofByteArrayConsumer(chunk -> append(chunk, body)));
        return new Answer(head, parse(body.toByteArray()));
    }

    /** @param chunk empty at the end of the body */
    private static void append(Optional<byte[]> chunk, ByteArrayOutputStream body) {
        chunk.ifPresent(body::writeBytes);
        if (body.size() > LONGEST_ANSWER) {
            throw new UncheckedIOException(new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes"));
        }
    }

    /** Unlike {@link HttpRequest#timeout()} the limit holds until the last byte of the body is in. */
    private static Answer await(Future<Answer> answer, Duration limit, TrackedBody body, Route route)
            throws KakaoException, InterruptedException {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw route.timeout(!body.withdraw(), e);
        } catch (ExecutionException e) {
            throw route.connectionError(e.getCause(), !body.withdraw());
        } finally {
            body.withdraw();
            answer.cancel(true);
        }
    }

    private static Thread sender(Runnable requests) {
        Thread thread = new Thread(null, requests, "kakao-memo sender", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * An answer that has come in whole.
     *
     * @param body missing where it is no JSON
     */
    private record Answer(HttpResponse<?> head, JsonNode body) {

        /** How long Kakao asked to wait, or {@code null}. */
        Duration retryAfter() {
            return head.headers()
                    .firstValue("Retry-After")
                    .filter(seconds -> seconds.matches("\\d{1,5}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(null);
        }
    }
}
