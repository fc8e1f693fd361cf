package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
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

/** One request and its answer as JSON, or the {@link KakaoException} that says what to do instead. */
final class KakaoHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

    /**
     * The client looks a name up on the thread that sends, and nothing can end that. Its own {@code sendAsync} would hand
     * every answer on through one more thread, on a small machine a new one each time.
     */
    private static final ExecutorService SENDERS = Executors.newCachedThreadPool(KakaoHttp::sender);

    private final Supplier<HttpClient> http;
    private final Duration timeout;
    private final Deadline deadline;

    KakaoHttp(Supplier<HttpClient> http, Duration timeout, Deadline deadline) {
        this.http = http;
        this.timeout = timeout;
        this.deadline = deadline;
    }

    KakaoHttp(Supplier<HttpClient> http) {
        this(http, LONGEST_REQUEST, null);
    }

    KakaoHttp within(Deadline newDeadline) {
        return new KakaoHttp(http, timeout, newDeadline);
    }

    KakaoHttp timeout(Duration newTimeout) {
        return new KakaoHttp(http, newTimeout, deadline);
    }

    JsonNode get(URI url, AccessToken token) throws KakaoException, InterruptedException {
        return exchange(
                bearer(HttpRequest.newBuilder(url).GET(), token), new TrackedBody(""), Secrets.of(token.value()));
    }

    JsonNode post(URI url, AccessToken token, Form form) throws KakaoException, InterruptedException {
        TrackedBody body = new TrackedBody(form.encoded());
        return exchange(bearer(posting(url, body), token), body, Secrets.of(token.value()));
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
        HttpClient client = client();
        HttpRequest sent = request.build();
        Route route = new Route(client, sent.uri());
        Future<HttpResponse<byte[]>> answer = SENDERS.submit(() -> client.send(sent, head -> CappedBody.subscriber()));
        HttpResponse<byte[]> response = await(answer, limit, body, route);
        if (response.statusCode() == 407) {
            throw route.loginRefused(response.request());
        }
        JsonNode json = parse(response.body());
        if (response.statusCode() == 200 && json.isObject()) {
            return json;
        }
        if (response.statusCode() == 200) {
            throw new KakaoException.AnswerLost(Explanation.of("unreadable", ""), null);
        }
        throw ErrorAnswer.of(response.statusCode(), json, retryAfter(response).orElse(null), secrets)
                .toException();
    }

    /** A client that followed redirects would carry the token to other hosts. */
    private HttpClient client() {
        HttpClient client = http.get();
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalStateException("the HTTP client must not follow redirects");
        }
        return client;
    }

    /** Unlike {@link HttpRequest#timeout()} the limit holds until the last byte of the body is in. */
    private static HttpResponse<byte[]> await(
            Future<HttpResponse<byte[]>> answer, Duration limit, TrackedBody body, Route route)
            throws KakaoException, InterruptedException {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw route.timeout(!body.withdraw(), e);
        } catch (ExecutionException e) {
            throw route.fault(e.getCause(), !body.withdraw());
        } finally {
            answer.cancel(true);
        }
    }

    private static Thread sender(Runnable requests) {
        Thread thread = new Thread(null, requests, "kakao-memo sender", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
