package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.Problems;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When one failed memo lets others of its account wait, and what ends that wait. */
class AccountPauseTest {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NEXT_DAY_IN_KOREA = Instant.parse("2026-03-02T15:05:00Z");
    private static final String ACCOUNT = "account";

    private final EmulatorClock clock = EmulatorClock.stoppedAt(START);
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<PendingMemo, Optional<KakaoException>> kakao = memo -> Optional.empty();

    @TempDir
    private Path folder;

    private Outbox outbox;
    private OutboxWorker worker;

    private final MemoSender sender = new MemoSender() {
        @Override
        public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException {
            mark.set();
            Optional<KakaoException> problem = kakao.apply(memo);
            if (problem.isEmpty()) {
                sent.addAll(Samples.names(memo));
            } else {
                mark.clear();
            }
            return new SendOutcome(1, problem);
        }

        @Override
        public Memo digest(String id, List<BuildOrigin> origins) {
            return Samples.memo(origins.size() + " builds");
        }
    };

    @BeforeEach
    void open() {
        outbox = new Outbox(folder, () -> Outbox.USUAL_LIFE, clock, (memo, result, took) -> {});
        worker = new OutboxWorker(outbox, account -> Optional.of(sender), memo -> false, new RetrySchedule(() -> 0));
    }

    @Test
    void buildsThatFailAtTheSameTimeAreOneFailedRound() throws Exception {
        int builds = 10;
        CyclicBarrier together = new CyclicBarrier(builds);
        kakao = memo -> {
            await(together);
            return Optional.of(Problems.temporary("network"));
        };

        List<DeliveryResult> results = atTheSameTime(builds, number -> send("#" + number, DeliveryPolicy.RETRY));

        assertThat(results).extracting(DeliveryResult::nextTry).containsOnly(START.plus(MINUTE));
        kakao = memo -> Optional.empty();
        clock.advance(MINUTE);
        deliverDue();
        assertThat(sent).hasSize(builds);
    }

    @Test
    void oneMemoTriesWhetherTheAccountWorksAgain() throws Exception {
        kakao = memo -> Optional.of(Problems.temporary("-1"));
        send("#1", DeliveryPolicy.RETRY);
        send("#2", "alice");
        List<String> tried = new ArrayList<>();
        kakao = memo -> {
            tried.addAll(Samples.names(memo));
            return Optional.of(Problems.temporary("-1"));
        };

        clock.advance(MINUTE);
        deliverDue();

        assertThat(tried).containsExactly("#1");
    }

    @Test
    void aMemoThatKakaoAcceptsReleasesWhatWaitsForTheAccount() throws Exception {
        kakao = memo -> Optional.of(Problems.temporary("-1"));
        send("#1", DeliveryPolicy.RETRY);
        clock.advance(MINUTE);
        deliverDue();
        assertThat(send("#2", DeliveryPolicy.RETRY).nextTry())
                .isAfter(clock.instant().plus(MINUTE));

        kakao = memo -> Optional.empty();
        send("#3", DeliveryPolicy.NO_RETRY);
        deliverDue();

        assertThat(sent).containsExactly("#3", "#1", "#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10", "-532"})
    void aMemoThatKakaoAcceptsEndsTheWaitForTheNextDay(String usedUp) throws Exception {
        kakao = memo -> Optional.of(Problems.limitReached(usedUp));
        DeliveryResult first = send("#1", DeliveryPolicy.RETRY);
        DeliveryResult second = send("#2", DeliveryPolicy.RETRY);
        assertThat(first.nextTry()).isEqualTo(NEXT_DAY_IN_KOREA);
        assertThat(second).isEqualTo(first.withAttempts(0));

        kakao = memo -> Optional.empty();
        send("test", DeliveryPolicy.NO_RETRY);
        deliverDue();

        assertThat(sent).containsExactly("test", "#1", "#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-533", "-536"})
    void theLimitOfAReceiverHoldsUpNobodyElse(String usedUp) throws Exception {
        List<String> tried = new ArrayList<>();
        kakao = memo -> {
            tried.addAll(Samples.names(memo));
            return memo.receivers().equals(List.of("alice"))
                    ? Optional.of(Problems.limitReached(usedUp))
                    : Optional.empty();
        };

        assertThat(send("#1", "alice").nextTry()).isEqualTo(NEXT_DAY_IN_KOREA);
        assertThat(send("#2", "bob").isSent()).isTrue();
        assertThat(send("#3", DeliveryPolicy.RETRY).isSent()).isTrue();
        DeliveryResult behind = send("#4", "alice");
        deliverDue();

        assertThat(behind.code()).isEqualTo(DeliveryResult.QUEUED);
        assertThat(behind.nextTry()).isEqualTo(NEXT_DAY_IN_KOREA);
        assertThat(tried).containsExactly("#1", "#2", "#3");
        kakao = memo -> Optional.empty();
        clock.advance(Duration.between(clock.instant(), NEXT_DAY_IN_KOREA));
        deliverDue();
        assertThat(sent).containsExactly("#2", "#3", "#1", "#4");
    }

    @Test
    void aMemoThatWasNeverTriedDoesNotTakeOverWhatIsSaidOfAnother() throws Exception {
        kakao = memo -> Optional.of(Problems.temporary("-1"));
        send("#1", DeliveryPolicy.RETRY);

        DeliveryResult behind = send("#2", DeliveryPolicy.RETRY);

        assertThat(behind.code()).isEqualTo(DeliveryResult.QUEUED);
        assertThat(behind.nextTry()).isEqualTo(START.plus(MINUTE));
        assertThat(behind.attempts()).isZero();
    }

    @Test
    void whatWasNotToBeRetriedIsSentAgainIfAPersonAsksForIt() throws Exception {
        kakao = memo -> {
            throw new IllegalStateException("the connection broke");
        };
        try {
            send("#1", DeliveryPolicy.NO_RETRY);
        } catch (IllegalStateException e) {
            assertThat(outbox.unknown()).hasSize(1);
        }
        kakao = memo -> Optional.empty();
        clock.advance(MINUTE);

        outbox.sendAgain(outbox.unknown().get(0).id());
        deliverDue();

        assertThat(sent).containsExactly("#1");
    }

    private DeliveryResult send(String name, DeliveryPolicy policy) throws InterruptedException {
        return Samples.send(worker, Samples.newMemo(ACCOUNT, name, policy), sender);
    }

    private DeliveryResult send(String name, String friend) throws InterruptedException {
        return Samples.send(
                worker,
                new NewMemo(
                        Samples.account(ACCOUNT),
                        List.of(friend),
                        null,
                        Samples.memo(name),
                        Samples.origin(name),
                        DeliveryPolicy.RETRY),
                sender);
    }

    private void deliverDue() {
        worker.deliverDue(Runnable::run);
    }

    private interface Numbered<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> atTheSameTime(int count, Numbered<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                int own = number;
                tasks.add(() -> task.of(own));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
