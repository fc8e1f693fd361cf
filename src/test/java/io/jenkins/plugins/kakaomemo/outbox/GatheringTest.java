package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.Deliveries;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, what goes first, and what becomes one. */
class GatheringTest extends KakaoTest {

    private static final String ACCOUNT = "account";
    private static final Reason QUIET = Reason.held("quiet", locale -> "It is night.");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RecordingListener listener = new RecordingListener();
    private final MemoSender sender =
            new SimpleSender(Deliveries.withoutPauses(client), accountOf(new MemoryStore(newGrant())));

    @TempDir
    private Path home;

    private Outbox outbox;
    private OutboxWorker courier;

    @BeforeEach
    void open() throws IOException {
        outbox = Outbox.open(folder(), () -> Outbox.USUAL_LIFE, kakao.clock(), listener);
        courier = new OutboxWorker(outbox, key -> Optional.of(sender), new RetrySchedule(() -> 0));
    }

    @Test
    void whatIsHeldBackComesInOneDigest() throws Exception {
        for (int build = 1; build <= 3; build++) {
            assertThat(hold("#" + build).fate()).isEqualTo(DeliveryStatus.WAITING);
        }
        courier.deliverDue();
        assertThat(texts()).isEmpty();

        kakao.clock().advance(HOUR);
        courier.deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2, #3");
        assertThat(listener.heard())
                .containsExactly("waiting #1 quiet", "waiting #2 quiet", "waiting #3 quiet", "sent #1+#2+#3");
        assertThat(files()).isEmpty();
    }

    @Test
    void oneThatIsHeldBackAloneComesAsItIs() throws Exception {
        hold("#1");
        kakao.clock().advance(HOUR);
        courier.deliverDue();

        assertThat(texts()).containsExactly("#1");
    }

    @Test
    void digestsAreOfOneChat() throws Exception {
        hold("#1");
        hold("#2");
        courier.hold(new NewMemo(ACCOUNT, List.of("uuid-1"), memo("#3"), "#3", DeliveryPolicy.DIGEST), inAnHour(), QUIET);
        kakao.clock().advance(HOUR);
        courier.deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2", "#3");
    }

    @Test
    void whatComesAsItIsOvertakesWhatIsHeldBack() throws Exception {
        hold("#1");
        hold("#2");

        assertThat(send("hello", DeliveryPolicy.RETRY).fate()).isEqualTo(DeliveryStatus.SENT);
        assertThat(send("#3", DeliveryPolicy.DIGEST).fate()).isEqualTo(DeliveryStatus.WAITING);
        courier.enqueue(posting("again", DeliveryPolicy.RETRY));
        kakao.clock().advance(HOUR);
        courier.deliverDue();

        assertThat(texts()).containsExactly("hello", "again", "digest: #1, #2, #3");
    }

    @Test
    void aFewThatPiledUpComeOneByOneAndManyInADigest() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        for (int build = 1; build <= 5; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        kakao.clock().advance(Duration.ofMinutes(1));
        courier.deliverDue();
        assertThat(texts()).containsExactly("#1", "#2", "#3", "#4", "#5");

        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        for (int build = 6; build <= 11; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        kakao.clock().advance(Duration.ofMinutes(1));
        courier.deliverDue();
        assertThat(texts()).hasSize(6).endsWith("digest: #6, #7, #8, #9, #10, #11");
    }

    @Test
    void aUsedUpQuotaClosesTheAccountUntilTheNextDayAndThenOneDigestTellsAll() throws Exception {
        kakao.settings().set(Switch.QUOTA_NAMES_COUNTER, true);
        kakao.quotas().limit(Quota.SENDER, 1);
        send("#1", DeliveryPolicy.DIGEST);
        assertThat(send("#2", DeliveryPolicy.DIGEST).reason().code()).isEqualTo("-532");
        kakao.resetCounters();
        DeliveryResult third = send("#3", DeliveryPolicy.DIGEST);
        DeliveryResult hello = send("hello", DeliveryPolicy.RETRY);

        assertThat(kakao.requests()).as("Kakao is not asked again").isEmpty();
        assertThat(third.fate()).isEqualTo(DeliveryStatus.WAITING);
        assertThat(hello.reason().code())
                .as("a memo that comes as it is, is told why it waits")
                .isEqualTo("-532");
        assertThat(hello.memo().nextTry()).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));

        open();
        kakao.quotas().limit(Quota.SENDER, 100);
        kakao.clock().advance(Duration.ofHours(15));
        courier.deliverDue();
        assertThat(texts()).containsExactly("#1", "hello", "digest: #2, #3");
    }

    @Test
    void aDigestThatCannotBeSentTakesInWhatCameMeanwhile() throws Exception {
        hold("#1");
        hold("#2");
        kakao.clock().advance(HOUR);
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        courier.deliverDue();
        send("#3", DeliveryPolicy.DIGEST);
        for (int build = 4; build <= 7; build++) {
            send("#" + build, DeliveryPolicy.DIGEST);
        }
        listener.heard();
        kakao.clock().advance(Duration.ofMinutes(1));
        courier.deliverDue();

        assertThat(texts()).containsExactly("digest: #1, #2, #3, #4, #5, #6, #7");
        assertThat(listener.heard()).containsExactly("sent #1+#2+#3+#4+#5+#6+#7");
    }

    @Test
    void aCrashBetweenADigestAndTheEndOfItsMembersLeavesTheDigestAlone() throws Exception {
        PendingMemo one = hold("#1").memo();
        PendingMemo two = hold("#2").memo();
        byte[] file = Files.readAllBytes(folder().resolve(one.id() + ".json"));
        outbox.join(List.of(one, two), sender::digest);
        Files.write(folder().resolve(one.id() + ".json"), file);

        open();

        assertThat(outbox.waiting()).singleElement().satisfies(digest -> {
            assertThat(digest.origins()).containsExactly("#1", "#2");
            assertThat(digest.expires()).isEqualTo(two.expires());
        });
        assertThat(files()).hasSize(1);
    }

    @Test
    void aMemoThatIsTriedOnceIsNeitherKeptNorHeldUp() throws Exception {
        hold("#1");
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        DeliveryResult settled = send("now", DeliveryPolicy.NO_RETRY);

        assertThat(settled.fate()).isEqualTo(DeliveryStatus.GIVEN_UP);
        assertThat(settled.reason().code()).isEqualTo("-1");
        assertThat(settled.attempts()).isEqualTo(3);
        assertThat(send("now", DeliveryPolicy.NO_RETRY).fate()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("now");
    }

    @Test
    void aMemoThatCannotBeKeptIsSentAllTheSame() throws Exception {
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "a file where the folder should be");

        assertThat(send("#1", DeliveryPolicy.DIGEST).fate()).isEqualTo(DeliveryStatus.SENT);
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        DeliveryResult refused = send("#2", DeliveryPolicy.DIGEST);

        assertThat(refused.fate()).isEqualTo(DeliveryStatus.GIVEN_UP);
        assertThat(refused.reason().code()).isEqualTo("-1");
        assertThat(texts()).containsExactly("#1");
        assertThat(listener.heard()).containsExactly("sent #1", "given up #2 -1");
    }

    @Test
    void knowsWhetherAnAccountIsBusy() throws Exception {
        assertThat(courier.isBusy(ACCOUNT)).isFalse();
        courier.enqueue(posting("#1", DeliveryPolicy.RETRY));
        assertThat(courier.isBusy(ACCOUNT)).isTrue();
        assertThat(courier.isBusy("other")).isFalse();
        courier.deliverDue();
        assertThat(courier.isBusy(ACCOUNT)).isFalse();

        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        send("now", DeliveryPolicy.NO_RETRY);
        assertThat(courier.isBusy(ACCOUNT)).as("it rests").isTrue();
    }

    @Test
    void anAccountThatSomebodyLooksAfterNeedNotRestAnyLonger() throws Exception {
        hold("#1");
        kakao.faults().next(SEND, Fault.kapi(403, -402));
        assertThat(send("hello", DeliveryPolicy.RETRY).reason().code()).isEqualTo("-402");
        kakao.faults().clear();
        courier.deliverDue();
        assertThat(texts()).isEmpty();

        courier.wake(ACCOUNT);
        courier.deliverDue();

        assertThat(texts()).containsExactly("hello");
        assertThat(outbox.waiting()).hasSize(1);
    }

    @Test
    void aNewMemoFindsOutWhetherSomebodyHasLookedAfterTheAccountAndKeepsItsPlace() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(403, -402).times(2));
        send("one", DeliveryPolicy.RETRY);
        assertThat(send("two", DeliveryPolicy.RETRY).reason().code()).isEqualTo("-402");
        assertThat(kakao.count(SEND)).as("the older one was tried").isEqualTo(2);

        assertThat(send("three", DeliveryPolicy.RETRY).fate()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void aNewMemoDoesNotWaitForManyThatAreDue() throws Exception {
        for (int memo = 1; memo <= 6; memo++) {
            courier.enqueue(posting("#" + memo, DeliveryPolicy.RETRY));
        }

        assertThat(send("#7", DeliveryPolicy.RETRY).reason()).isEqualTo(Reason.QUEUED);
        assertThat(texts()).isEmpty();
        courier.deliverDue();
        assertThat(texts()).hasSize(7).endsWith("#7");
    }

    @Test
    void anotherWayToKakaoWakesAllAccounts() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(400, -1).times(3));
        send("#1", DeliveryPolicy.RETRY);
        assertThat(send("#2", DeliveryPolicy.RETRY).fate()).isEqualTo(DeliveryStatus.WAITING);

        courier.wakeAll();

        assertThat(send("#3", DeliveryPolicy.RETRY).fate()).isEqualTo(DeliveryStatus.SENT);
        assertThat(texts()).containsExactly("#1", "#2", "#3");
    }

    private DeliveryResult hold(String text) throws IOException {
        return courier.hold(posting(text, DeliveryPolicy.DIGEST), inAnHour(), QUIET);
    }

    private DeliveryResult send(String text, DeliveryPolicy policy) throws InterruptedException {
        return courier.send(posting(text, policy), sender);
    }

    private Instant inAnHour() {
        return kakao.clock().instant().plus(HOUR);
    }

    private static NewMemo posting(String text, DeliveryPolicy policy) {
        return new NewMemo(ACCOUNT, List.of(), memo(text), text, policy);
    }

    private static TextTemplate memo(String text) {
        return new TextTemplate(text, Link.NONE, null, null);
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
