package io.jenkins.plugins.kakaomemo.benchmark;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long each of a thousand threads takes to get a new token when theirs has ended: one refresh for all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class SingleFlight {

    private static final int WAITERS = 1000;
    private static final Duration TOKEN_LIFE = Duration.ofHours(6);

    private final EmulatorClock clock = EmulatorClock.stoppedAt(Instant.parse("2026-03-02T01:00:00Z"));
    private final Grant grant = new Account().grant();
    private volatile CountDownLatch underWay;
    private ExecutorService waiters;
    private ExecutorService refresher;
    private Sink sink;
    private AccessTokens account;

    @Setup
    public void start() throws IOException {
        waiters = Executors.newFixedThreadPool(WAITERS);
        refresher = Executors.newSingleThreadExecutor();
        sink = Sink.start();
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
        KakaoClient kakao = new KakaoClient(http, sink.endpoints(), clock);
        account = new AccessTokens(
                new CountingStore(),
                kakao,
                refresh -> refresher.execute(() -> {
                    awaitAll();
                    refresh.run();
                }));
    }

    @TearDown
    public void stop() throws IOException {
        waiters.shutdownNow();
        refresher.shutdownNow();
        sink.close();
    }

    @Benchmark
    @OperationsPerInvocation(WAITERS)
    public void waiter() throws Exception {
        clock.advance(TOKEN_LIFE);
        underWay = new CountDownLatch(WAITERS);
        Callable<AccessToken> waiter = () -> account.get(Deadline.in(Duration.ofSeconds(20)));
        List<Future<AccessToken>> tokens = waiters.invokeAll(Collections.nCopies(WAITERS, waiter));
        AccessToken first = tokens.get(0).get();
        for (Future<AccessToken> token : tokens) {
            if (!token.get().equals(first)) {
                throw new IllegalStateException("two tokens");
            }
        }
        long refreshes = sink.newRequests();
        if (refreshes != 1) {
            throw new IllegalStateException(refreshes + " refreshes");
        }
    }

    private void awaitAll() {
        try {
            underWay.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every waiter asks for the grant first. */
    private final class CountingStore implements TokenStore {
        @Override
        public Grant grant() {
            underWay.countDown();
            return grant;
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken accessToken) {}
    }
}
