package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KakaoEmulatorTest extends EmulatorTest {

    @Test
    void bothHostsOnOneLoopbackPort() {
        assertThat(kakao.authBaseUrl()).isEqualTo(kakao.apiBaseUrl());
        assertThat(kakao.authBaseUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(kakao.clock()).isSameAs(clock);
    }

    @Test
    void portOfOnesOwn() {
        int port = kakao.authBaseUrl().getPort();
        assertThatThrownBy(() -> KakaoEmulator.start(clock, port)).isInstanceOf(UncheckedIOException.class);
        kakao.close();
        try (KakaoEmulator again = KakaoEmulator.start(clock, port)) {
            assertThat(again.authBaseUrl().getPort()).isEqualTo(port);
        }
    }

    @Test
    void clockRunsWithRealTimeUnlessOneIsHandedIn() {
        try (KakaoEmulator running = KakaoEmulator.start()) {
            assertThat(Duration.between(running.clock().instant(), Instant.now()))
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void closingTwiceDoesNothingAndEndsEverything() throws IOException {
        assertThat(get(TOKEN_INFO).statusCode()).isEqualTo(401);
        kakao.close();
        kakao.close();
        assertThatThrownBy(() -> get(TOKEN_INFO)).isInstanceOf(ConnectException.class);
    }

    @Test
    void nobodyIsLetInOnceItIsClosed() {
        for (int round = 0; round < 300; round++) {
            KakaoEmulator other = KakaoEmulator.start();
            int port = other.authBaseUrl().getPort();
            other.close();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .as("round " + round)
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void threadsAreDaemons() throws IOException {
        get(TOKEN_INFO);
        Thread[] threads = new Thread[Thread.activeCount() + 50];
        Thread.enumerate(threads);
        assertThat(Arrays.stream(threads).filter(thread -> thread != null))
                .filteredOn(thread -> thread.getName().matches("emulator.*|HTTP-Dispatcher.*"))
                .hasSizeGreaterThan(3)
                .allMatch(Thread::isDaemon);
    }

    @Test
    void requestsAreRecorded() throws IOException {
        memo("any", TEXT);
        get(TOKEN_INFO);
        assertThat(kakao.requests())
                .containsExactly(
                        new RecordedRequest("POST", MEMO, Map.of("template_object", TEXT), true, 401),
                        new RecordedRequest("GET", TOKEN_INFO, Map.of(), false, 401));
    }

    @Test
    void countersCountAndForget() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        refresh(tokens.refreshToken());
        exchangeCode("none");
        memo(tokens.accessToken(), TEXT);
        memo(tokens.accessToken(), TEXT);
        assertThat(kakao.count(MEMO)).isEqualTo(2);
        assertThat(kakao.count(TOKEN)).isEqualTo(2);
        assertThat(kakao.refreshes()).isEqualTo(1);
        assertThat(kakao.connections()).isEqualTo(1);
        kakao.resetCounters();
        assertThat(kakao.count(MEMO)).isZero();
        assertThat(kakao.refreshes()).isZero();
        assertThat(kakao.connections()).isZero();
        memo(tokens.accessToken(), TEXT);
        assertThat(kakao.count(MEMO)).isEqualTo(1);
        assertThat(kakao.connections()).as("still warm").isZero();
        HttpClient.newHttpClient()
                .sendAsync(request(TOKEN_INFO).build(), BodyHandlers.discarding())
                .join();
        assertThat(kakao.connections()).isEqualTo(1);
    }

    @Test
    void issuedTokensCountTowardsNoLimit() throws IOException {
        for (int i = 0; i < 40; i++) {
            kakao.issueTokens();
        }
        assertThat(kakao.requests()).isEmpty();
        assertThat(refresh(kakao.issueTokens().refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void manyAtOnce() {
        String token = kakao.issueTokens().accessToken();
        HttpRequest request = bearer(formRequest(MEMO, encode(Map.of("template_object", TEXT))), token)
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
                .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnly(200);
        assertThat(kakao.memos())
                .extracting(Memo::number)
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void warmRoundTripIsFast() throws IOException {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            get(TOKEN_INFO, "a-token-that-was-never-issued");
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(Duration.ofNanos(nanos[nanos.length / 2])).as("median").isLessThan(Duration.ofMillis(30));
        assertThat(kakao.connections()).isEqualTo(1);
    }
}
