package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KakaoClientFaultTest extends KakaoTest {

    private static final String INFO = "/v1/user/access_token_info";
    private static final String TLS_HANDSHAKE_FAILURE = "\025\003\003\0\002\002(";
    private static final Duration MUCH_LONGER = SHORT.multipliedBy(10);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aMemoThatMayHaveArrivedIsNeverCalledUnsent(String name, Fault fault, String code, int memos) throws Exception {
        AccessToken token = tokenInUse();
        kakao.faults().next(SEND, fault);

        assertThatExceptionOfType(KakaoException.AnswerLost.class)
                .isThrownBy(() -> clientThatWaitsFor(code).sendMemo(token, DONE))
                .matches(e -> e.code().equals(code), code)
                .satisfies(e -> assertThat(e.whatToDo(Locale.ENGLISH)).containsIgnoringCase("check the chat"))
                .satisfies(e -> assertThat(e.whatToDo(Locale.KOREAN)).contains("채팅방을 확인"));
        assertThat(kakao.memos()).hasSize(memos);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    static Stream<Arguments> aMemoThatMayHaveArrivedIsNeverCalledUnsent() {
        return Stream.of(
                arguments("504 of a gateway", Fault.html(504), "HTTP 504", 0),
                arguments("hang", Fault.hang(), "timeout", 0),
                arguments("late", Fault.lateAfterRecording(MUCH_LONGER), "timeout", 1),
                arguments("lost", Fault.lostAfterRecording(), "network", 1),
                arguments("reset", Fault.resetAfterBody(), "network", 0),
                arguments("truncated", Fault.truncated(), "network", 1),
                arguments("over 64 KiB", Fault.oversized(), "network", 0),
                arguments("200 with HTML", Fault.html(200), "unreadable", 0),
                arguments("200 with text", Fault.status(200), "unreadable", 0),
                arguments("200 with nothing", Fault.empty(200), "unreadable", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aFaultOfKakaosPasses(int status, Fault fault) {
        AccessToken token = accessToken();
        kakao.faults().next(SEND, fault);

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> client.sendMemo(token, DONE))
                .matches(e -> e.code().equals("HTTP " + status))
                .matches(e -> e.retryAfter().isEmpty());
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    static Stream<Arguments> aFaultOfKakaosPasses() {
        return Stream.of(
                arguments(500, Fault.status(500)), arguments(502, Fault.html(502)), arguments(503, Fault.empty(503)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aQuestionThatGotNoAnswerHadNoEffect(String name, Fault fault, String code) throws Exception {
        AccessToken token = tokenInUse();
        kakao.faults().next(INFO, fault.forever());

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> clientThatWaitsFor(code).accessTokenInfo(token))
                .matches(e -> e.code().equals(code), code);
    }

    static Stream<Arguments> aQuestionThatGotNoAnswerHadNoEffect() {
        return Stream.of(
                arguments("hang", Fault.hang(), "timeout"),
                arguments("504 of a gateway", Fault.html(504), "HTTP 504"),
                arguments("reset", Fault.resetAfterBody(), "network"),
                arguments("truncated", Fault.truncated(), "network"),
                arguments("over 64 KiB", Fault.oversized(), "network"));
    }

    /** A first request may take longer than a short timeout allows. */
    private AccessToken tokenInUse() throws KakaoException, InterruptedException {
        AccessToken token = accessToken();
        client.accessTokenInfo(token);
        return token;
    }

    private KakaoClient clientThatWaitsFor(String code) {
        return code.equals("timeout") ? client.timeout(SHORT) : client;
    }

    @Test
    void nobodyListening() {
        kakao.close();

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> client.sendMemo(accessToken(), DONE))
                .matches(e -> e.code().equals("connect"));
    }

    @Test
    void noSecureConnection() throws Exception {
        try (RawServer server = new RawServer(TLS_HANDSHAKE_FAILURE)) {
            KakaoClient secure =
                    clientOf(URI.create("https://127.0.0.1:" + server.url().getPort()));

            assertThatExceptionOfType(KakaoException.TransientError.class)
                    .isThrownBy(() -> secure.sendMemo(accessToken(), DONE))
                    .matches(e -> e.code().equals("tls"));
        }
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> client.within(Deadline.in(Duration.ZERO)).sendMemo(accessToken(), DONE))
                .matches(e -> e.code().equals("timeout"));
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void theDeadlineEndsAWaitBeforeTheTimeoutDoes() throws Exception {
        AccessToken token = tokenInUse();
        kakao.faults().next(SEND, Fault.hang());
        Deadline tooLate = Deadline.in(Duration.ofSeconds(8));

        assertThatExceptionOfType(KakaoException.AnswerLost.class)
                .isThrownBy(() -> client.within(Deadline.in(SHORT)).sendMemo(token, DONE));
        assertThat(tooLate.left()).isPositive();
    }

    @Test
    void theTimeoutHoldsUntilTheLastByte() throws Exception {
        AccessToken token = tokenInUse();
        Deadline tooLate = Deadline.in(Duration.ofSeconds(8));
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"result_code\":")) {
            assertThatExceptionOfType(KakaoException.AnswerLost.class)
                    .isThrownBy(() -> clientOf(server.url()).timeout(SHORT).sendMemo(token, DONE))
                    .matches(e -> e.code().equals("timeout"));
        }
        assertThat(tooLate.left()).isPositive();
    }

    @Test
    void aRequestThatIsHeldUpBeforeItStartsEndsInTimeAndIsNeverSent() throws Exception {
        AccessToken token = tokenInUse();
        Deadline tooLate = Deadline.in(Duration.ofSeconds(8));
        HeldUpWay way = new HeldUpWay(() -> {});
        KakaoClient heldUp = new KakaoClient(
                way.client(), new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl()), kakao.clock());

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> heldUp.timeout(SHORT).sendMemo(token, DONE))
                .matches(e -> e.code().equals("timeout"));
        assertThat(tooLate.left()).isPositive();

        assertThat(way.free()).isTrue();
        heldUp.sendMemo(token, DONE);
        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitAndTheRequest() throws Exception {
        try (RawServer server = new RawServer("")) {
            CompletableFuture<Throwable> problem = new CompletableFuture<>();
            Thread sender = new Thread(() -> problem.complete(catchThrowableOfType(
                    Throwable.class, () -> clientOf(server.url()).sendMemo(accessToken(), DONE))));
            sender.start();
            assertThat(server.asked.await(10, TimeUnit.SECONDS)).isTrue();

            sender.interrupt();

            assertThat(problem.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(server.abandoned.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerOf64KibIsRead() throws Exception {
        String start = "{\"id\":7,\"filler\":\"";
        String body = start + "x".repeat(64 * 1024 - start.length() - 2) + "\"}";
        try (RawServer server =
                new RawServer("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThat(clientOf(server.url()).accessTokenInfo(accessToken()).userId())
                    .isEqualTo(7);
        }
    }

    @Test
    void anEndlessAnswerIsGivenUp() throws Exception {
        String body = "x".repeat(64 * 1024 + 1);
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + body)) {
            assertThatExceptionOfType(KakaoException.AnswerLost.class)
                    .isThrownBy(() -> clientOf(server.url()).sendMemo(accessToken(), DONE))
                    .matches(e -> e.code().equals("network"));
            assertThat(server.abandoned.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws IOException {
        AtomicInteger followed = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });
        server.start();
        try {
            KakaoClient redirected = clientOf(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

            assertThatExceptionOfType(KakaoException.Refused.class)
                    .isThrownBy(() -> redirected.sendMemo(accessToken(), DONE))
                    .matches(e -> e.code().equals("HTTP " + status));
            assertThatExceptionOfType(KakaoException.Refused.class)
                    .isThrownBy(() -> redirected.accessTokenInfo(accessToken()));
            assertThat(followed).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsNotUsed() {
        HttpClient follower = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        KakaoClient careless =
                new KakaoClient(follower, new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl()), kakao.clock());

        assertThatIllegalArgumentException().isThrownBy(() -> careless.sendMemo(accessToken(), DONE));
        assertThat(kakao.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "-1,", "999999,", "'Wed, 21 Oct 2026 07:28:00 GMT',", "soon,"})
    void saysHowLongKakaoAsksToWait(String header, Long seconds) throws Exception {
        try (RawServer server = new RawServer(
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n")) {
            KakaoException.TransientError fault = catchThrowableOfType(
                    KakaoException.TransientError.class,
                    () -> clientOf(server.url()).sendMemo(accessToken(), DONE));

            assertThat(fault.retryAfter().map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"result_code\":-1}",
                "{\"result_code\":null}",
                "[{\"result_code\":0}]",
                "0",
                "{\"result_code\":0"
            })
    void onlyZeroMeansSent(String body) throws Exception {
        try (RawServer server =
                new RawServer("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThatExceptionOfType(KakaoException.AnswerLost.class)
                    .isThrownBy(() -> clientOf(server.url()).sendMemo(accessToken(), DONE))
                    .matches(e -> e.code().equals("unreadable"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":\"two words\",\"expires_in\":21599}",
                "{\"access_token\":\"two\\nlines\",\"expires_in\":21599}"
            })
    void onlyATokenThatCanBeSentIsAToken(String body) throws Exception {
        try (RawServer server =
                new RawServer("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThatExceptionOfType(KakaoException.AnswerLost.class)
                    .isThrownBy(
                            () -> clientOf(server.url()).refresh(APP, newGrant().refreshToken()))
                    .matches(e -> e.code().equals("unreadable"));
        }
    }

    /** Reads one request or TLS greeting, answers the same whatever it was, and waits for the other to hang up. */
    private static final class RawServer implements AutoCloseable {

        private static final String TLS_HANDSHAKE = "\026";

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch abandoned = new CountDownLatch(1);

        RawServer(String answer) throws IOException {
            Thread server = new Thread(() -> serve(answer), "raw server");
            server.setDaemon(true);
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve(String answer) {
            try (Socket connection = socket.accept()) {
                InputStream in = connection.getInputStream();
                String request = "";
                while (!isComplete(request)) {
                    int read = in.read();
                    if (read < 0) {
                        return;
                    }
                    request += (char) read;
                }
                asked.countDown();
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                while (in.read() >= 0) {}
                abandoned.countDown();
            } catch (IOException e) {
                abandoned.countDown();
            }
        }

        private static boolean isComplete(String request) {
            if (request.startsWith(TLS_HANDSHAKE)) {
                return true;
            }
            int end = request.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            return request.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .map(line -> Integer.parseInt(line.substring(15).trim()))
                    .findFirst()
                    .map(length -> request.length() == end + 4 + length)
                    .orElse(true);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
