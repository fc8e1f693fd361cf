package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kakao busy at first, and saying for how long. */
class RetryAfterTest extends KakaoTest {

    private static final Backoff NONE = attempt -> Duration.ZERO;

    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private HttpServer busy;
    private KakaoClient ofBusy;
    private AccessTokens account;
    private volatile int retryAfter;

    @BeforeEach
    void startBusy() throws IOException {
        busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", this::answer);
        busy.start();
        ofBusy = clientOf(URI.create("http://127.0.0.1:" + busy.getAddress().getPort()));
        account = accountOf(new FullStore(newGrant(), new AccessToken("token", START.plus(ACCESS_TOKEN_LIFE))), ofBusy);
    }

    @AfterEach
    void stopBusy() {
        busy.stop(0);
    }

    @Test
    void isHonouredWithinTheBudget() throws Exception {
        retryAfter = 1;

        SendOutcome outcome = new RetryingSend(ofBusy, Duration.ofSeconds(30), NONE).deliver(account, DONE);

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void endsTheDeliveryIfItIsLongerThanTheBudget() throws Exception {
        retryAfter = 31;

        SendOutcome outcome = new RetryingSend(ofBusy, Duration.ofSeconds(30), NONE).deliver(account, DONE);

        assertThat(outcome.isSent()).isFalse();
        assertThat(outcome.isUnknown()).isFalse();
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(System.nanoTime());
        exchange.getRequestBody().readAllBytes();
        if (asked.size() == 1) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter));
            exchange.sendResponseHeaders(503, -1);
        } else {
            byte[] sent = "{\"result_code\":0}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
        }
        exchange.close();
    }
}
