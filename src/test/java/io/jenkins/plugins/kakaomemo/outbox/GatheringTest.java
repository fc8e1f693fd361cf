package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, what goes first, and what becomes one. */
class GatheringTest extends KakaoTest {

    private static final String ACCOUNT = "account";
    private static final Duration HOUR = Duration.ofHours(1);

    private final RecordingListener listener = new RecordingListener();
    private final MemoSender sender = new SimpleSender(client, accountOf(new MemoryStore(newGrant())));

    @TempDir
    private Path home;

    private Outbox outbox;
    private OutboxWorker worker;

    @BeforeEach
    void open() throws IOException {
        outbox = new Outbox(folder(), () -> Outbox.USUAL_LIFE, kakao.clock(), listener);
        worker = new OutboxWorker(outbox, key -> Optional.of(sender), memo -> false, new RetrySchedule(() -> 0));
    }

    @Test
    void whatIsHeldBackComesInOneDigest() throws Exception {
        for (int build = 1; build <= 3; build++) {
            assertThat(hold("#" + build).status()).isEqualTo(DeliveryStatus.WAITING);
        }
        deliverDue();
        assertThat(texts()).isEmpty();

        kakao.clock().advance(HOUR);
        deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2, #3");
        assertThat(listener.heard())
                .containsExactly("waiting #1 quiet", "waiting #2 quiet", "waiting #3 quiet", "sent #1+#2+#3");
        assertThat(files()).isEmpty();
    }

    @Test
    void oneThatIsHeldBackAloneComesAsItIs() throws Exception {
        hold("#1");
        kakao.clock().advance(HOUR);
        deliverDue();

        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void digestsAreOfOneChat() throws Exception {
        hold("#1");
        hold("#2");
        outbox.add(
                new NewMemo(
                        Samples.account(ACCOUNT),
                        List.of("uuid-1"),
                        null,
                        Samples.memo("#3"),
                        Samples.origin("#3"),
                        DeliveryPolicy.DIGEST),
                quietForAnHour());
        kakao.clock().advance(HOUR);
        deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2", "#3");
    }

    @Test
    void whatComesAsItIsOvertakesWhatIsHeldBack() throws Exception {
        hold("#1");
        hold("#2");

        assertThat(send("hello", DeliveryPolicy.RETRY).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(send("#3", DeliveryPolicy.DIGEST).status()).isEqualTo(DeliveryStatus.WAITING);
        worker.enqueue(newMemo("again", DeliveryPolicy.RETRY));
        kakao.clock().advance(HOUR);
        deliverDue();

        assertThat(texts()).containsExactly("hello", "again", "digest: #1, #2, #3");
    }

    @Test
    void aFewThatPiledUpComeOneByOneAndManyInADigest() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        for (int build = 1; build <= 5; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        kakao.clock().advance(Duration.ofMinutes(1));
        deliverDue();
        assertThat(texts()).containsExactly("#1", "#2", "#3", "#4", "#5");

        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        for (int build = 6; build <= 11; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        kakao.clock().advance(Duration.ofMinutes(1));
        deliverDue();
        assertThat(texts()).hasSize(6).endsWith("digest: #6, #7, #8, #9, #10, #11");
    }

    @Test
    void aUsedUpQuotaClosesTheAccountUntilTheNextDayAndThenOneDigestTellsAll() throws Exception {
        kakao.settings().set(Switch.QUOTA_NAMES_COUNTER, true);
        kakao.quotas().limit(Quota.SENDER, 1);
        send("#1", DeliveryPolicy.DIGEST);
        assertThat(send("#2", DeliveryPolicy.DIGEST).code()).isEqualTo("-532");
        kakao.resetCounters();
        DeliveryResult third = send("#3", DeliveryPolicy.DIGEST);
        DeliveryResult hello = send("hello", DeliveryPolicy.RETRY);

        assertThat(kakao.requests()).as("Kakao is not asked again").isEmpty();
        assertThat(third.status()).isEqualTo(DeliveryStatus.WAITING);
        assertThat(third.attempts()).isZero();
        assertThat(hello.code())
                .as("a memo that comes as it is, is told why it waits")
                .isEqualTo("-532");
        assertThat(hello.nextTry()).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));

        open();
        kakao.quotas().limit(Quota.SENDER, 100);
        kakao.clock().advance(Duration.ofHours(15));
        deliverDue();
        assertThat(texts()).containsExactly("#1", "hello", "digest: #2, #3");
    }

    @Test
    void aDigestThatCannotBeSentTakesInWhatCameMeanwhile() throws Exception {
        hold("#1");
        hold("#2");
        kakao.clock().advance(HOUR);
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        deliverDue();
        send("#3", DeliveryPolicy.DIGEST);
        for (int build = 4; build <= 7; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        listener.heard();
        kakao.clock().advance(Duration.ofMinutes(1));
        deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2, #3, #4, #5, #6, #7");
        assertThat(listener.heard()).containsExactly("sent #1+#2+#3+#4+#5+#6+#7");
    }

    @Test
    void aCrashBetweenADigestAndTheEndOfItsMembersLeavesTheDigestAlone() throws Exception {
        hold("#1");
        hold("#2");
        PendingMemo one = outbox.waiting().get(0);
        PendingMemo two = outbox.waiting().get(1);
        byte[] file = Files.readAllBytes(folder().resolve(one.id() + ".json"));
        outbox.join(List.of(one, two), sender);
        Files.write(folder().resolve(one.id() + ".json"), file);

        open();

        assertThat(outbox.waiting()).singleElement().satisfies(digest -> {
            assertThat(Samples.names(digest)).containsExactly("#1", "#2");
            assertThat(digest.expires()).isEqualTo(two.expires());
        });
        assertThat(files()).hasSize(1);
    }

    @Test
    void aMemoThatHasToMakeRoomWhileTheDigestIsComposedIsNotInIt() throws Exception {
        outbox = new Outbox(
                folder(), () -> Outbox.USUAL_LIFE, kakao.clock(), listener, new OutboxBounds(2, 1000, 1_000_000));
        Iterator<String> others = List.of("hello").iterator();
        worker = new OutboxWorker(
                outbox,
                key -> Optional.of(new Composing(sender, () -> others.forEachRemaining(this::enqueue))),
                memo -> false);
        hold("#1");
        hold("#2");
        listener.heard();
        kakao.clock().advance(HOUR);

        deliverDue();

        assertThat(listener.heard()).containsExactly("given up #1 full", "sent hello", "sent #2");
        assertThat(texts()).containsExactly("hello", "#2");
    }

    /** Something happens while it composes a digest. */
    private record Composing(MemoSender sender, Runnable meanwhile) implements MemoSender {

        @Override
        public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException {
            return sender.send(memo, mark);
        }

        @Override
        public Memo digest(String id, List<BuildOrigin> origins) {
            meanwhile.run();
            return sender.digest(id, origins);
        }
    }

    private void enqueue(String text) {
        try {
            worker.enqueue(newMemo(text, DeliveryPolicy.RETRY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMemoThatIsTriedOnceIsNeitherKeptNorHeldUp() throws Exception {
        hold("#1");
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        DeliveryResult result = send("now", DeliveryPolicy.NO_RETRY);

        assertThat(result.status()).isEqualTo(DeliveryStatus.GIVEN_UP);
        assertThat(result.code()).isEqualTo("-1");
        assertThat(result.attempts()).isEqualTo(3);
        assertThat(send("now", DeliveryPolicy.NO_RETRY).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("now");
    }

    @Test
    void aMemoThatCannotBeKeptIsSentAllTheSame() throws Exception {
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "a file where the folder should be");

        assertThat(send("#1", DeliveryPolicy.DIGEST).status()).isEqualTo(DeliveryStatus.SENT);
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        DeliveryResult refused = send("#2", DeliveryPolicy.DIGEST);

        assertThat(refused.status()).isEqualTo(DeliveryStatus.GIVEN_UP);
        assertThat(refused.code()).isEqualTo("-1");
        assertThat(texts()).containsExactly("#1");
        assertThat(listener.heard()).containsExactly("sent #1", "given up #2 -1");
    }

    @Test
    void knowsWhetherAnAccountIsBusy() throws Exception {
        assertThat(worker.isBusy(ACCOUNT)).isFalse();
        worker.enqueue(newMemo("#1", DeliveryPolicy.RETRY));
        assertThat(worker.isBusy(ACCOUNT)).isTrue();
        assertThat(worker.isBusy("other")).isFalse();
        deliverDue();
        assertThat(worker.isBusy(ACCOUNT)).isFalse();

        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        send("now", DeliveryPolicy.NO_RETRY);
        assertThat(worker.isBusy(ACCOUNT)).as("it pauses").isTrue();
    }

    @Test
    void anAccountThatAPersonHasFixedPausesNoLonger() throws Exception {
        hold("#1");
        kakao.faults().next(SEND, Fault.kapi(403, -402));
        assertThat(send("hello", DeliveryPolicy.RETRY).code()).isEqualTo("-402");
        kakao.faults().clear();
        deliverDue();
        assertThat(texts()).isEmpty();

        worker.wake(ACCOUNT);
        deliverDue();

        assertThat(texts()).containsExactly("hello");
        assertThat(outbox.waiting()).hasSize(1);
    }

    @Test
    void aNewMemoFindsOutWhetherAPersonHasFixedTheAccountAndKeepsItsPlace() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(403, -402).times(2));
        send("one", DeliveryPolicy.RETRY);
        assertThat(send("two", DeliveryPolicy.RETRY).code()).isEqualTo("-402");
        assertThat(kakao.count(SEND)).as("the older one was tried").isEqualTo(2);

        assertThat(send("three", DeliveryPolicy.RETRY).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void aNewMemoDoesNotWaitForManyThatAreDue() throws Exception {
        for (int memo = 1; memo <= 6; memo++) {
            worker.enqueue(newMemo("#" + memo, DeliveryPolicy.RETRY));
        }

        assertThat(send("#7", DeliveryPolicy.RETRY).code()).isEqualTo(DeliveryResult.QUEUED);
        assertThat(texts()).isEmpty();
        deliverDue();
        assertThat(texts()).hasSize(7).endsWith("#7");
    }

    @Test
    void anotherWayToKakaoWakesAllAccounts() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        send("#1", DeliveryPolicy.RETRY);
        assertThat(send("#2", DeliveryPolicy.RETRY).status()).isEqualTo(DeliveryStatus.WAITING);

        worker.wakeAll();

        assertThat(send("#3", DeliveryPolicy.RETRY).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("#1", "#2", "#3");
    }

    private DeliveryResult hold(String text) throws IOException {
        return outbox.add(newMemo(text, DeliveryPolicy.DIGEST), quietForAnHour());
    }

    private DeliveryResult send(String text, DeliveryPolicy policy) throws InterruptedException {
        return Samples.send(worker, newMemo(text, policy), sender);
    }

    private DeliveryResult quietForAnHour() {
        return DeliveryResult.waiting(
                DeliveryResult.QUIET, kakao.clock().instant().plus(HOUR));
    }

    private void deliverDue() {
        worker.deliverDue(Runnable::run);
    }

    private static NewMemo newMemo(String text, DeliveryPolicy policy) {
        return Samples.newMemo(ACCOUNT, text, policy);
    }

    private List<String> texts() {
        return kakao.memos().stream().map(memo -> memo.text()).toList();
    }

    private Path folder() {
        return home.resolve("outbox");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(Path::toString).toList();
        }
    }
}
