package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class SingleRefreshTest extends KakaoTest {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    @Test
    void aThousandThreadsMakeOneRefresh() throws Exception {
        AccessTokens account = accountOf(new MemoryStore(newGrant()));
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        List<AccessToken> tokens = atOnce(Collections.nCopies(1000, () -> account.get(soon())));

        assertThat(tokens).hasSize(1000).containsOnly(account.get(soon()));
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void aHundredThreadsWhoseTokenEndedMakeOneRefresh() throws Exception {
        AccessTokens account = accountOf(new MemoryStore(newGrant()));
        account.get(soon());
        kakao.clock().advance(ACCESS_TOKEN_LIFE);
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        List<Long> users = atOnce(Collections.nCopies(
                100,
                () -> account.call(
                        soon(), token -> client.accessTokenInfo(token).userId())));

        assertThat(users).hasSize(100).containsOnly(kakao.user().id());
        assertThat(kakao.refreshes()).isEqualTo(2);
    }

    @Test
    void everyoneWhoWaitsLearnsOfTheFailure() throws Exception {
        AccessTokens account = accountOf(new MemoryStore(newGrant()));
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));
        kakao.unlink(kakao.user());

        List<KakaoException> problems = atOnce(Collections.nCopies(50, () -> {
            try {
                throw new IllegalStateException(account.get(soon()).toString());
            } catch (KakaoException e) {
                return e;
            }
        }));

        assertThat(problems).hasSize(50).allMatch(KakaoException.ConnectionEnded.class::isInstance);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void twoProcessesThatShareTheAccessTokenMakeOneRefresh() throws Exception {
        SharedStore store = new SharedStore(newGrant());
        AccessTokens one = accountOf(store);
        AccessTokens other = accountOf(store);
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        assertThat(atOnce(List.of(() -> one.get(soon()), () -> other.get(soon()))))
                .hasSize(2)
                .containsOnly(store.accessToken().orElseThrow());
        assertThat(kakao.refreshes()).isEqualTo(1);

        kakao.clock().advance(ACCESS_TOKEN_LIFE);
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        assertThat(atOnce(List.of(() -> one.get(soon()), () -> other.get(soon()))))
                .hasSize(2)
                .containsOnly(store.accessToken().orElseThrow());
        assertThat(kakao.refreshes()).isEqualTo(2);
    }

    @Test
    void twoProcessesNeverUseARefreshTokenThatTheOtherReplaced() throws Exception {
        SharedStore store = new SharedStore(newGrant()) {
            @Override
            public Optional<AccessToken> accessToken() {
                return Optional.empty();
            }
        };
        AccessTokens one = accountOf(store);
        AccessTokens other = accountOf(store);
        kakao.clock().advance(UNTIL_ROTATION);
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        List<AccessToken> tokens = atOnce(List.of(() -> one.get(soon()), () -> other.get(soon())));

        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
        assertThat(kakao.requests())
                .hasSize(2)
                .allMatch(request -> request.status() == 200)
                .extracting(request -> request.form().get("refresh_token"))
                .doesNotHaveDuplicates();
    }

    @Test
    void anInterruptedCallerDoesNotStopTheRefresh() throws Exception {
        SlowStore store = new SlowStore(newGrant());
        AccessTokens account = accountOf(store);
        String replaced = store.grant().refreshToken().value();
        kakao.clock().advance(UNTIL_ROTATION);
        ExecutorService build = Executors.newSingleThreadExecutor();
        Future<AccessToken> waiting = build.submit(() -> account.get(soon()));
        assertThat(store.asked.await(10, TimeUnit.SECONDS)).isTrue();

        build.shutdownNow();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
        store.ready.countDown();
        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
        assertThat(store.grant().refreshToken().value()).isNotEqualTo(replaced);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void aCallerWhoCannotWaitDoesNotStopTheRefresh() throws Exception {
        SlowStore store = new SlowStore(newGrant());
        AccessTokens account = accountOf(store);
        kakao.clock().advance(UNTIL_ROTATION);

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> account.get(Deadline.in(Duration.ofMillis(100))))
                .matches(e -> e.code().equals("timeout"));

        store.ready.countDown();
        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
        assertThat(store.kept()).hasSize(1);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshInFlightDoesNotUndoAReconnect() throws Exception {
        MemoryStore store = new MemoryStore(newGrant());
        AccessTokens account = accountOf(store);
        kakao.clock().advance(UNTIL_ROTATION);
        Grant connected = newGrant();
        kakao.faults().next(TOKEN, Fault.delay(A_WHILE));

        List<AccessToken> tokens = atOnce(List.of(() -> account.get(soon()), () -> {
            while (kakao.count(TOKEN) == 0) {
                Thread.onSpinWait();
            }
            store.configure(connected);
            return account.get(soon());
        }));

        assertThat(store.grant().sameAs(connected)).isTrue();
        assertThat(store.kept()).allMatch(connected::sameAs);
        assertThat(tokens).hasSize(2).containsOnly(account.get(soon()));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Keeps nothing until it is ready. */
    private static final class SlowStore extends MemoryStore {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch ready = new CountDownLatch(1);

        SlowStore(Grant grant) {
            super(grant);
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
            asked.countDown();
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            super.keep(replaced, current, accessToken);
        }
    }

    /** What two processes see of the same files. */
    private static class SharedStore extends FullStore {

        private final Lock lock = new ReentrantLock();

        SharedStore(Grant grant) {
            super(grant, null);
        }

        @Override
        public Closeable lock() {
            lock.lock();
            return lock::unlock;
        }
    }
}
