package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxWorkerTest extends KakaoTest {

    private static final String ACCOUNT = "account";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Fault TEMPORARY = Fault.kapi(400, -1);
    private static final RetrySchedule WITHOUT_JITTER = new RetrySchedule(() -> 0);

    private final RecordingListener listener = new RecordingListener();
    private final MemoryStore store = new MemoryStore(newGrant());
    private final Map<String, MemoSender> senders = new HashMap<>(Map.of(ACCOUNT, senderOf(accountOf(store))));

    @TempDir
    private Path folder;

    private Predicate<PendingMemo> answered = memo -> false;
    private Outbox outbox;
    private OutboxWorker worker;

    /** A sender that is given nothing to gather. */
    private interface SendOnly extends MemoSender {
        @Override
        default Memo digest(String id, List<BuildOrigin> origins) {
            throw new AssertionError("a digest of " + origins);
        }
    }

    private void open() throws IOException {
        outbox = new Outbox(folder, () -> Outbox.USUAL_LIFE, kakao.clock(), listener);
        worker = new OutboxWorker(
                outbox,
                account -> Optional.ofNullable(senders.get(account.key())),
                memo -> answered.test(memo),
                WITHOUT_JITTER);
    }

    private MemoSender senderOf(AccessTokens account) {
        return new SimpleSender(client, account);
    }

    @Test
    void deliversInOrder() throws Exception {
        open();
        addMemos(3);

        deliverDue();
        deliverDue();

        assertThat(texts()).containsExactly("#1", "#2", "#3");
        assertThat(listener.heard()).containsExactly("sent #1", "sent #2", "sent #3");
        assertThat(outbox.waiting()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aQuestionThatIsAnsweredWhenItsTurnComesIsNotSent() throws Exception {
        open();
        addMemos(3);
        answered = memo -> Samples.names(memo).contains("#2");

        deliverDue();

        assertThat(texts()).containsExactly("#1", "#3");
        assertThat(listener.heard()).containsExactly("sent #1", "given up #2 answered", "sent #3");
        assertThat(outbox.waiting()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsWhatFailedForATemporaryReasonAndNothingOvertakesIt() throws Exception {
        open();
        kakao.faults().next(SEND, TEMPORARY.times(3));

        DeliveryResult result = send("#1");
        PendingMemo kept = outbox.waiting().get(0);
        add("#2");

        assertThat(result.attempts()).isEqualTo(3);
        assertThat(result.nextTry()).isEqualTo(START.plus(MINUTE));
        assertThat(kept.rounds()).isEqualTo(1);
        assertThat(kept.waitsFor()).isEqualTo("-1");
        assertThat(kept.nextTry()).isEqualTo(START.plus(MINUTE));
        deliverDue();
        assertThat(texts()).isEmpty();
        advance(MINUTE);
        deliverDue();
        assertThat(texts()).containsExactly("#1", "#2");
    }

    @ParameterizedTest
    @MethodSource
    void doesNotRepeatWhatIsSentUnknownOrRefused(Fault fault, DeliveryStatus status, String code) throws Exception {
        open();
        kakao.faults().next(SEND, fault);

        DeliveryResult result = send("#1");

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.code()).isEqualTo(code);
        assertThat(outbox.waiting()).isEmpty();
        assertThat(files()).hasSize(status == DeliveryStatus.UNKNOWN ? 1 : 0);
    }

    static Stream<Arguments> doesNotRepeatWhatIsSentUnknownOrRefused() {
        return Stream.of(
                Arguments.of(Fault.delay(Duration.ZERO), DeliveryStatus.SENT, "0"),
                Arguments.of(Fault.lostAfterRecording(), DeliveryStatus.UNKNOWN, "network"),
                Arguments.of(Fault.kapi(400, -603), DeliveryStatus.UNKNOWN, "-603"),
                Arguments.of(Fault.kapi(400, -2), DeliveryStatus.GIVEN_UP, "-2"));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAnHourThenStartsAfresh() throws Exception {
        open();
        addMemos(2);
        kakao.faults().next(SEND, TEMPORARY.forever());

        List<Long> minutes = new ArrayList<>();
        for (int round = 1; round <= 8; round++) {
            deliverDue();
            PendingMemo head = outbox.waiting().get(0);
            assertThat(head.rounds()).isEqualTo(round);
            minutes.add(untilNextTry().toMinutes());
            advance(untilNextTry().minusMillis(1));
            kakao.resetCounters();
            deliverDue();
            assertThat(kakao.requests()).isEmpty();
            advance(Duration.ofMillis(1));
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(listener.heard()).hasSize(8).containsOnly("waiting #1 -1");

        kakao.faults().clear();
        deliverDue();
        assertThat(texts()).containsExactly("#1", "#2");

        add("#3");
        kakao.faults().next(SEND, TEMPORARY.times(3));
        deliverDue();
        assertThat(untilNextTry()).isEqualTo(MINUTE);
    }

    @Test
    void continuesWhereARestartInterruptedTheWait() throws Exception {
        open();
        add("#1");
        kakao.faults().next(SEND, TEMPORARY.times(6));
        deliverDue();
        advance(MINUTE);
        deliverDue();

        open();
        deliverDue();
        assertThat(texts()).isEmpty();
        assertThat(untilNextTry()).isEqualTo(MINUTE.multipliedBy(2));
        advance(MINUTE.multipliedBy(2));
        deliverDue();
        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void givesUpWhatHasExpired() throws Exception {
        open();
        add("#1");
        kakao.faults().next(SEND, TEMPORARY.times(3));
        deliverDue();
        advance(Duration.ofHours(1));
        add("#2");
        advance(Duration.ofHours(23));

        deliverDue();

        assertThat(listener.heard()).containsExactly("waiting #1 -1", "given up #1 expired", "sent #2");
        assertThat(listener.lastWords(Locale.ENGLISH)).contains("the last try ended with -1");
        assertThat(listener.lastWords(Locale.KOREAN)).contains("-1");
        assertThat(texts()).containsExactly("#2");
    }

    @Test
    void givesUpWhatWouldExpireBeforeItsNextTryAndTellsTheTrueReason() throws Exception {
        open();
        add("#1");
        advance(Duration.ofMinutes(10));
        add("#2");
        advance(Duration.ofHours(24).minusMinutes(10).minusSeconds(30));
        kakao.faults().next(SEND, TEMPORARY.forever());

        deliverDue();

        assertThat(listener.heard()).containsExactly("given up #1 -1");
        assertThat(kakao.count(SEND)).isEqualTo(3);
        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#2");
    }

    @Test
    void neverRepeatsWhatMayHaveArrived() throws Exception {
        open();
        addMemos(2);
        kakao.faults().next(SEND, Fault.lostAfterRecording());

        deliverDue();
        assertThat(listener.heard()).containsExactly("unknown #1 network");
        assertThat(texts()).as("the account pauses").containsExactly("#1");

        for (int hour = 0; hour < 30; hour++) {
            advance(Duration.ofHours(1));
            open();
            deliverDue();
        }
        assertThat(texts()).containsExactly("#1", "#2");
        assertThat(listener.heard()).containsExactly("sent #2");
        assertThat(outbox.unknown()).hasSize(1);
    }

    @Test
    void aPersonCanHaveItSentAgain() throws Exception {
        open();
        PendingMemo memo = add("#1");
        kakao.faults().next(SEND, Fault.resetAfterBody());
        deliverDue();
        assertThat(texts()).isEmpty();

        outbox.sendAgain(memo.id());
        advance(MINUTE);
        deliverDue();

        assertThat(texts()).containsExactly("#1");
        assertThat(listener.heard()).containsExactly("unknown #1 network", "sent #1");
    }

    @Test
    void whatComesAfterAMemoThatMayHaveArrivedWaits() throws Exception {
        open();
        kakao.faults().next(SEND, Fault.lostAfterRecording());
        assertThat(send("#1").status()).isEqualTo(DeliveryStatus.UNKNOWN);

        DeliveryResult next = send("#2");

        assertThat(next.status()).isEqualTo(DeliveryStatus.WAITING);
        assertThat(next.attempts()).isZero();
        assertThat(next.nextTry()).isEqualTo(START.plus(MINUTE));
        assertThat(next.code()).isEqualTo(DeliveryResult.QUEUED);
        assertThat(listener.heard()).containsExactly("unknown #1 network");
        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#2");
    }

    @Test
    void doesNotTurnAWholeQueueIntoUnknownMemos() throws Exception {
        open();
        addMemos(10);
        kakao.faults().next(SEND, Fault.resetAfterBody().forever());

        for (int minute = 0; minute < 60; minute++) {
            deliverDue();
            advance(MINUTE);
        }

        assertThat(outbox.unknown()).hasSize(6);
        assertThat(outbox.waiting()).hasSize(4);
    }

    @Test
    void givesUpWhatKakaoRefusesAndGoesOn() throws Exception {
        open();
        Memo withoutLink = new RawTemplate("{\"object_type\":\"text\",\"text\":\"no link\"}");
        worker.enqueue(new NewMemo(
                Samples.account(ACCOUNT), List.of(), null, withoutLink, Samples.origin("#1"), DeliveryPolicy.RETRY));
        add("#2");

        deliverDue();

        assertThat(listener.heard()).containsExactly("given up #1 -2", "sent #2");
        assertThat(files()).isEmpty();
    }

    @Test
    void aUsedUpQuotaEndsWithTheKoreanDay() throws Exception {
        kakao.settings().set(Switch.QUOTA_NAMES_COUNTER, true);
        kakao.quotas().limit(Quota.SENDER, 1);
        open();
        addMemos(3);

        deliverDue();

        assertThat(listener.heard()).containsExactly("sent #1", "waiting #2 -532");
        assertThat(outbox.waiting().get(0).nextTry()).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));
        kakao.resetCounters();
        advance(Duration.ofHours(14));
        deliverDue();
        assertThat(kakao.requests()).isEmpty();
        kakao.quotas().limit(Quota.SENDER, 100);
        advance(Duration.ofMinutes(5));
        deliverDue();
        assertThat(texts()).containsExactly("#1", "#2", "#3");
    }

    @Test
    void aLimitReachedShortlyAfterMidnightIsTheOldDays() throws Exception {
        advance(Duration.ofHours(14).plusMinutes(1));
        kakao.quotas().limit(Quota.SENDER, 0);
        open();
        add("#1");

        deliverDue();

        assertThat(outbox.waiting().get(0).nextTry()).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));
    }

    @Test
    void tooManyTokensAreAMatterOfMinutes() throws Exception {
        kakao.faults().next(TOKEN, Fault.kauth(400, "KOE237"));
        open();
        add("#1");

        deliverDue();

        assertThat(listener.heard()).containsExactly("waiting #1 KOE237");
        assertThat(untilNextTry()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @MethodSource
    void waitsForAPersonToFixTheAccount(String code, Person person) throws Exception {
        open();
        add("#1");
        person.neglects(this);

        deliverDue();
        assertThat(listener.heard()).containsExactly("waiting #1 " + code);
        assertThat(untilNextTry()).isEqualTo(Duration.ofHours(1));

        kakao.faults().clear();
        store.configure(newGrant());
        advance(Duration.ofHours(1));
        deliverDue();
        assertThat(texts()).containsExactly("#1");
    }

    private interface Person {
        void neglects(OutboxWorkerTest test);
    }

    static Stream<Arguments> waitsForAPersonToFixTheAccount() {
        Person disconnects = test -> test.kakao.unlink(test.kakao.user());
        Person disagrees = test -> test.kakao.withdrawConsent(test.kakao.user(), "talk_message");
        Person mixesUpTokens =
                test -> test.kakao.faults().next(SEND, Fault.kapi(401, -401).times(2));
        return Stream.of(
                Arguments.of("KOE322", disconnects),
                Arguments.of("-402", disagrees),
                Arguments.of("-401", mixesUpTokens));
    }

    @Test
    void waitsForAnAccountThatIsGone() throws Exception {
        MemoSender sender = senders.remove(ACCOUNT);
        open();
        add("#1");

        deliverDue();
        assertThat(listener.heard()).containsExactly("waiting #1 account");
        assertThat(listener.lastWords(Locale.ENGLISH)).contains("no longer exists");
        assertThat(outbox.waiting().get(0).rounds()).isZero();

        senders.put(ACCOUNT, sender);
        advance(Duration.ofHours(1));
        deliverDue();
        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void waitsForAPersonToFillInWhatTheAccountLacks() throws Exception {
        MemoSender sender = senders.put(ACCOUNT, (SendOnly) (memo, mark) -> {
            throw InvalidFieldException.of("refreshToken", locale -> "none");
        });
        open();
        add("#1");

        deliverDue();
        assertThat(listener.heard()).containsExactly("waiting #1 refreshToken");
        assertThat(listener.lastWords(Locale.ENGLISH)).contains("no refresh token");
        assertThat(listener.lastWords(Locale.KOREAN)).contains("리프레시 토큰이 없습니다");
        assertThat(untilNextTry()).isEqualTo(Duration.ofHours(1));

        senders.put(ACCOUNT, sender);
        assertThat(send("#2").isSent()).isTrue();
        assertThat(texts()).containsExactly("#1", "#2");
    }

    @Test
    void aMemoThatMadeRoomForAnotherDoesNotComeBackBecauseItsAccountIsGone() throws Exception {
        outbox = new Outbox(
                folder, () -> Outbox.USUAL_LIFE, kakao.clock(), listener, new OutboxBounds(1, 1000, 1_000_000));
        Iterator<String> others = List.of("#2").iterator();
        worker = new OutboxWorker(
                outbox,
                account -> {
                    others.forEachRemaining(this::addUnchecked);
                    return Optional.empty();
                },
                memo -> false);
        add("#1");

        deliverDue();

        assertThat(listener.heard()).containsExactly("given up #1 full", "waiting #2 account");
        open();
        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#2");
    }

    private void addUnchecked(String text) {
        try {
            add(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneAccountDoesNotHoldUpAnother() throws Exception {
        MemoSender other = senderOf(accountOf(new MemoryStore(newGrant())));
        senders.put("gone", (SendOnly) (memo, mark) -> {
            throw new IllegalStateException("a fault of this test");
        });
        senders.put("other", other);
        open();
        add("gone", "#1");
        add("gone", "#2");
        add("other", "#3");

        deliverDue();

        assertThat(texts()).containsExactly("#3");
        assertThat(listener.heard()).containsExactly("waiting #1 interrupted", "sent #3");
    }

    @Test
    void waitsIfTheTokenCannotBeKept() throws Exception {
        senders.put(ACCOUNT, senderOf(accountOf(new MemoryStore(newGrant()) {
            @Override
            public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
                throw new IOException("disk full");
            }
        })));
        open();
        add("#1");

        deliverDue();

        assertThat(listener.heard()).containsExactly("waiting #1 storage");
        assertThat(untilNextTry()).isEqualTo(MINUTE);
        assertThat(kakao.count(SEND)).isZero();
    }

    @Test
    void sendsNothingThatItCannotMarkFirst() throws Exception {
        open();
        Path obstacle = obstruct(add("#1"), ".sending");

        deliverDue();
        assertThat(texts()).isEmpty();
        assertThat(listener.heard()).containsExactly("waiting #1 storage");

        clear(obstacle);
        advance(MINUTE);
        deliverDue();
        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void doesNotRepeatWhatItCouldNotStrikeOff() throws Exception {
        List<Path> obstacles = new ArrayList<>();
        MemoSender sender = senders.get(ACCOUNT);
        senders.put(ACCOUNT, (SendOnly) (memo, mark) -> {
            obstacles.add(obstruct(memo, ".sent"));
            return sender.send(memo, mark);
        });
        open();
        add("#1");
        deliverDue();
        clear(obstacles.get(0));

        open();
        deliverDue();

        assertThat(texts()).containsExactly("#1");
        assertThat(listener.heard()).containsExactly("sent #1", "unknown #1 stopped");
    }

    @Test
    void triesAgainWhatItCouldNotPutBack() throws Exception {
        open();
        PendingMemo memo = add("#1");
        List<Path> obstacles = new ArrayList<>();
        MemoSender sender = senders.get(ACCOUNT);
        senders.put(ACCOUNT, (SendOnly) (each, mark) -> sender.send(each, new WireMark() {
            @Override
            public void set() throws IOException {
                mark.set();
                obstacles.add(obstruct(memo, ".json"));
            }

            @Override
            public void clear() {
                mark.clear();
            }
        }));
        kakao.faults().next(SEND, Fault.kapi(400, -10));
        deliverDue();
        assertThat(listener.heard()).containsExactly("waiting #1 -10");
        senders.put(ACCOUNT, sender);

        advance(Duration.ofHours(15));
        deliverDue();

        assertThat(texts()).containsExactly("#1");
        clear(obstacles.get(0));
        assertThat(files()).isEmpty();
    }

    /** Makes a rename to this name fail, whoever tries. */
    private Path obstruct(PendingMemo memo, String suffix) throws IOException {
        return Files.createDirectories(folder.resolve(memo.id() + suffix).resolve("in the way"));
    }

    private static void clear(Path obstacle) throws IOException {
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
    }

    /** That of a zip file cannot be opened, and so not be forced. */
    @Test
    void aMemoWhoseFolderCannotBeForcedArrivesOnce(@TempDir Path home) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(
                home.resolve("home.zip"), Map.of("create", true, "enablePosixFileAttributes", true))) {
            folder = zip.getPath("/outbox");
            open();
            kakao.faults().next(SEND, TEMPORARY.times(3));
            send("#1");
            send("#2");
            advance(MINUTE);
            deliverDue();

            open();
            deliverDue();

            assertThat(texts()).containsExactly("#1", "#2");
        }
    }

    @Test
    void givesUpAMemoWhoseFileSomebodyDeleted() throws Exception {
        open();
        PendingMemo deleted = add("#1");
        add("#2");
        Files.delete(folder.resolve(deleted.id() + ".json"));

        deliverDue();

        assertThat(texts()).containsExactly("#2");
        assertThat(listener.heard()).containsExactly("given up #1 givenUp", "sent #2");
        assertThat(outbox.waiting()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWorkAndLeavesOneMemoUnknown() throws Exception {
        senders.put(ACCOUNT, (SendOnly) (memo, mark) -> {
            mark.set();
            throw new InterruptedException();
        });
        senders.put("other", senderOf(accountOf(store)));
        open();
        add("#1");
        add("other", "#2");

        deliverDue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(listener.heard()).containsExactly("unknown #1 cutShort");
        deliverDue();
        assertThat(listener.heard()).containsExactly("sent #2");
    }

    @Test
    void oneWorkerAtATimeServesAnAccount() throws Exception {
        MemoSender sender = senders.get(ACCOUNT);
        senders.put(ACCOUNT, (SendOnly) (memo, mark) -> {
            deliverDue();
            assertThat(worker.isBusy(ACCOUNT)).isTrue();
            return sender.send(memo, mark);
        });
        open();
        addMemos(2);

        deliverDue();

        assertThat(texts()).containsExactly("#1", "#2");
    }

    @Test
    void anAccountWithNothingDueIsFreeForTheNextBuild() throws Exception {
        open();
        kakao.faults().next(SEND, TEMPORARY.times(3));
        send("#1");
        List<Runnable> looks = new ArrayList<>();

        worker.deliverDue(looks::add);
        worker.wake(ACCOUNT);

        assertThat(send("#2").isSent()).isTrue();
        looks.forEach(Runnable::run);
        assertThat(texts()).containsExactly("#1", "#2");
    }

    /** The second memo of each round comes when the work on the first is about to end, in some rounds a little later. */
    @Test
    void whatComesWhileTheWorkEndsIsNotLeftBehind() throws Exception {
        AtomicReference<CountDownLatch> secondComes = new AtomicReference<>();
        AtomicInteger round = new AtomicInteger();
        outbox = new Outbox(folder, () -> Outbox.USUAL_LIFE, kakao.clock(), (memo, result, took) -> {
            if (result.isWaiting() && Samples.names(memo).contains("#2")) {
                secondComes.get().countDown();
                while (outbox.find("#1").isPresent()) {
                    Thread.onSpinWait();
                }
                IntStream.range(0, round.get()).forEach(later -> Thread.onSpinWait());
            }
        });
        MemoSender sender = (SendOnly) (memo, mark) -> {
            secondComes.get().await();
            return new SendOutcome(1, Optional.empty());
        };
        worker = new OutboxWorker(outbox, account -> Optional.of(sender), memo -> false);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            while (round.incrementAndGet() <= 500) {
                secondComes.set(new CountDownLatch(1));
                List<Future<?>> work = new ArrayList<>();
                for (String text : List.of("#1", "#2")) {
                    worker.enqueue(Samples.newMemo(ACCOUNT, text, DeliveryPolicy.RETRY));
                    worker.deliverTogether(List.of(ACCOUNT), task -> work.add(threads.submit(task)));
                }
                for (Future<?> each : work) {
                    each.get();
                }
                assertThat(outbox.waiting()).as("round " + round).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBusyExecutorIsAskedAgainTheNextTime() throws Exception {
        open();
        add("#1");

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> worker.deliverDue(work -> {
                    throw new RejectedExecutionException();
                }));
        deliverDue();

        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void aClockThatWasYearsAheadDoesNotHoldMemosBack() throws Exception {
        open();
        PendingMemo memo = add("#1");
        DeliveryResult late = DeliveryResult.waiting(DeliveryResult.NO_STORAGE, START.plus(Duration.ofDays(900)));
        outbox.complete(memo.waiting(late, 1), late, Duration.ZERO);

        deliverDue();

        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void handsTheReceiversOn() throws Exception {
        List<PendingMemo> seen = new ArrayList<>();
        senders.put(ACCOUNT, (SendOnly) (memo, mark) -> {
            seen.add(memo);
            return new SendOutcome(1, Optional.empty());
        });
        open();
        worker.enqueue(new NewMemo(
                Samples.account(ACCOUNT),
                List.of("uuid-1", "uuid-2"),
                null,
                DONE,
                Samples.origin("#1"),
                DeliveryPolicy.RETRY));
        open();

        deliverDue();

        assertThat(seen).hasSize(1).first().satisfies(memo -> {
            assertThat(memo.receivers()).containsExactly("uuid-1", "uuid-2");
            assertThat(memo.form()).isEqualTo(DONE.form());
        });
    }

    private DeliveryResult send(String text) throws InterruptedException {
        return Samples.send(worker, Samples.newMemo(ACCOUNT, text, DeliveryPolicy.RETRY), senders.get(ACCOUNT));
    }

    private void addMemos(int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            add("#" + i);
        }
    }

    private PendingMemo add(String text) throws IOException {
        return add(ACCOUNT, text);
    }

    private PendingMemo add(String account, String text) throws IOException {
        worker.enqueue(Samples.newMemo(account, text, DeliveryPolicy.RETRY));
        List<PendingMemo> waiting = outbox.waiting();
        return waiting.get(waiting.size() - 1);
    }

    private void deliverDue() {
        worker.deliverDue(Runnable::run);
    }

    private void advance(Duration step) {
        kakao.clock().advance(step);
    }

    private Duration untilNextTry() {
        return Duration.between(kakao.clock().instant(), outbox.waiting().get(0).nextTry());
    }

    private List<String> texts() {
        return kakao.memos().stream().map(memo -> memo.text()).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }
}
