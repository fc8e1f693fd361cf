package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Backoff;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A memo to a person comes from a friend, so that the phone rings; where that cannot be, it is in the own chat at once. */
class RingTest extends KakaoTest {

    private static final String RING = "/v1/api/talk/friends/message/default/send";
    private static final String BOT = "bot";

    private final RecordingListener listener = new RecordingListener();
    private final Map<String, MemoSender> senders = new HashMap<>();
    private final EmulatorUser bot = kakao.user();
    private final EmulatorUser apeach = bot.friends().get(0);
    private final EmulatorUser muzi = bot.friends().get(1);

    @TempDir
    private Path folder;

    private Outbox outbox;
    private OutboxWorker worker;

    @BeforeEach
    void open() {
        connect(BOT, bot);
        connect("apeach", apeach);
        connect("muzi", muzi);
        reopen();
    }

    private void connect(String name, EmulatorUser user) {
        connect(name, user, attempt -> Duration.ZERO);
    }

    private void connect(String name, EmulatorUser user, Backoff backoff) {
        String token =
                kakao.issueTokens(user, List.of("talk_message", "friends")).refreshToken();
        AccessTokens tokens = accountOf(new MemoryStore(new Grant(APP, new RefreshToken(token, null))));
        SimpleSender ownChat = new SimpleSender(client, backoff, tokens);
        senders.put(name, (Sender) (memo, mark) -> memo.receivers().isEmpty()
                ? ownChat.send(memo, mark)
                : new RetryingSend(client.marking(mark), backoff).deliverToFriends(tokens, memo.receivers(), memo));
    }

    /** Its digests name the memos that they stand for. */
    private interface Sender extends MemoSender {
        @Override
        default io.jenkins.plugins.kakaomemo.kakao.Memo digest(String id, List<BuildOrigin> origins) {
            return Samples.memo("digest: " + String.join(", ", Samples.names(origins)));
        }
    }

    private void reopen() {
        outbox = new Outbox(folder, () -> Outbox.USUAL_LIFE, kakao.clock(), listener);
        worker = new OutboxWorker(outbox, account -> Optional.ofNullable(senders.get(account.key())), memo -> false);
    }

    @Test
    void ringsWithOneRequestAndSaysFromWhere() throws Exception {
        send("#0", "apeach");
        kakao.resetCounters();

        DeliveryResult result = send("#1", "apeach");

        assertThat(result.isSent()).isTrue();
        assertThat(result.channel()).hasToString("from id-of-bot");
        assertThat(result.channel().isSilent()).isFalse();
        assertThat(last().isToFriend()).isTrue();
        assertThat(last().receiver()).isEqualTo(apeach);
        assertThat(kakao.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-2, parameter",
        "-3, friends",
        "-5, friends",
        "-402, friends",
        "-501, KakaoTalk",
        "-502, friend",
        "-530, allow them",
        "-532, 100 messages",
        "-533, 100 messages",
        "-536, 20 messages",
        "-10, quota",
        "-401, access token"
    })
    void whatCannotRingIsInTheOwnChatAtOnceAndTellsWhy(String code, String why) throws Exception {
        int status = List.of("-3", "-5", "-402").contains(code) ? 403 : code.equals("-401") ? 401 : 400;
        kakao.faults().next(RING, Fault.kapi(status, Integer.parseInt(code)).times(2));

        DeliveryResult result = send("#1", "apeach");

        assertThat(result.isSent()).isTrue();
        assertThat(result.channel()).hasToString("own chat");
        assertThat(result.channel().code()).isEqualTo(code);
        assertThat(result.channel().words(Locale.ENGLISH)).contains(why);
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(last().isToFriend()).isFalse();
        assertThat(last().user()).isEqualTo(apeach);
        assertThat(listener.heard()).containsExactly("sent #1");
    }

    @Test
    void theTwentyFirstRingOfADayToAPersonIsInTheOwnChat() throws Exception {
        for (int ring = 1; ring <= 20; ring++) {
            assertThat(send("#" + ring, "apeach").channel().isSilent()).isFalse();
        }

        assertThat(send("#21", "apeach").channel().code()).isEqualTo("-536");
        assertThat(send("#22", "muzi").channel().isSilent()).isFalse();
        assertThat(kakao.memos()).filteredOn(Memo::isToFriend).hasSize(21);
    }

    @Test
    void aDeadOrDeletedFriendKeepsNobodyFromTheirMemo() throws Exception {
        kakao.unlink(bot);
        assertThat(send("#1", "apeach").channel().code()).isEqualTo("KOE322");

        senders.put(BOT, (Sender) (memo, mark) -> {
            throw InvalidFieldException.of("restApiKey", locale -> "none");
        });
        assertThat(send("#3", "apeach").channel().words(Locale.ENGLISH)).contains("no REST API key");

        senders.remove(BOT);
        DeliveryResult result = send("#2", "apeach");
        assertThat(result.channel().code()).isEqualTo(DeliveryResult.NO_ACCOUNT);
        assertThat(result.channel().words(Locale.KOREAN)).contains("계정");
        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("#1", "#3", "#2");
    }

    @Test
    void whatMayHaveArrivedIsNotRepeatedInTheOwnChat() throws Exception {
        kakao.faults().next(RING, Fault.lostAfterRecording());

        DeliveryResult result = send("#1", "apeach");

        assertThat(result.status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(kakao.count(SEND)).isZero();
        assertThat(kakao.count(RING)).isEqualTo(1);
    }

    @Test
    void aTemporaryErrorIsWaitedForAndThenThePhoneRings() throws Exception {
        kakao.faults().next(RING, Fault.status(503).times(3));

        assertThat(send("#1", "apeach").isWaiting()).isTrue();
        reopen();
        kakao.clock().advance(Duration.ofMinutes(2));
        worker.deliverDue(Runnable::run);

        assertThat(kakao.memos()).hasSize(1);
        assertThat(last().isToFriend()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-502", "-530", "-536"})
    void oneMessageRingsSeveralPhonesAndWhomItDoesNotReachGetsTheirsAlone(String code) throws Exception {
        kakao.quotas().limit(Quota.PAIR, 1);
        switch (code) {
            case "-502" -> bot.unfriend(muzi);
            case "-530" -> muzi.receivesMessages(false);
            default -> send("#0", "muzi");
        }
        kakao.resetCounters();

        Map<String, DeliveryResult> results = sendTogether("apeach", "muzi");

        assertThat(results.get("apeach").channel()).hasToString("from id-of-bot");
        assertThat(results.get("muzi").channel().code()).isEqualTo(code);
        assertThat(results.get("muzi").isSent()).isTrue();
        assertThat(kakao.count(RING)).isEqualTo(1);
        assertThat(kakao.count(SEND)).isEqualTo(1);
        assertThat(last().user()).isEqualTo(muzi);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNobodyIsReachedEverybodyGetsTheirs(boolean answeredAsSuccess) throws Exception {
        kakao.settings().set(Switch.ALL_FAILED_IS_200, answeredAsSuccess);
        kakao.quotas().limit(Quota.PAIR, 0);

        Map<String, DeliveryResult> results = sendTogether("apeach", "muzi");

        assertThat(results.values())
                .allMatch(DeliveryResult::isSent)
                .allMatch(result -> result.channel().code().equals("-536"));
        assertThat(kakao.memos()).hasSize(2).noneMatch(Memo::isToFriend);
    }

    @Test
    void oneUuidThatKakaoDoesNotKnowCostsNobodyElseTheirRing() throws Exception {
        Map<String, DeliveryResult> results = worker.send(
                List.of(outgoing("one", "apeach", "gone", "same"), outgoing("two", "muzi", muzi.uuid(), "same")));

        assertThat(results.get("one").channel().code()).isEqualTo("-2");
        assertThat(results.get("two").channel()).hasToString("from id-of-bot");
        assertThat(kakao.memos()).extracting(Memo::receiver).containsExactly(muzi, apeach);
    }

    @Test
    void whatWaitsIsRungTogetherToo() throws Exception {
        worker.enqueue(outgoing("one", "apeach", apeach.uuid(), "same").memo());
        worker.enqueue(outgoing("two", "muzi", muzi.uuid(), "same").memo());
        worker.enqueue(outgoing("three", "muzi", muzi.uuid(), "other").memo());

        worker.deliverTogether(List.of("apeach", "muzi"), Runnable::run);

        assertThat(listener.heard()).containsExactly("sent one", "sent two", "sent three");
        assertThat(kakao.count(RING)).isEqualTo(2);
        assertThat(worker.isIdle()).isTrue();
    }

    @Test
    void aRestartForgetsNeitherTheRingNorTheOwnChat() throws Exception {
        worker.enqueue(outgoing("one", "apeach", apeach.uuid(), "same").memo());
        worker.enqueue(outgoing("two", "muzi", muzi.uuid(), "same").memo());
        muzi.receivesMessages(false);
        reopen();

        worker.deliverDue(Runnable::run);

        assertThat(kakao.memos())
                .filteredOn(Memo::isToFriend)
                .extracting(Memo::receiver)
                .containsExactly(apeach);
        assertThat(kakao.memos())
                .filteredOn(memo -> !memo.isToFriend())
                .extracting(Memo::user)
                .containsExactly(muzi);
    }

    @Test
    void theErrorOfOneSenderLeavesNoOtherMemoBehind() throws Exception {
        muzi.receivesMessages(false);
        apeach.receivesMessages(false);
        senders.put("apeach", (Sender) (memo, mark) -> {
            throw new IllegalStateException("broken");
        });
        worker.enqueue(outgoing("one", "apeach", apeach.uuid(), "same").memo());
        worker.enqueue(outgoing("two", "muzi", muzi.uuid(), "same").memo());

        worker.deliverTogether(List.of("apeach", "muzi"), Runnable::run);

        assertThat(kakao.memos()).extracting(Memo::user).containsExactly(muzi);
        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("one");
        assertThat(worker.isIdle()).isTrue();
    }

    @Test
    void fivePhonesRingWithOneRequest() throws Exception {
        List<String> names = new ArrayList<>();
        List<Outgoing> memos = new ArrayList<>();
        IntStream.range(0, 5).forEach(number -> {
            EmulatorUser person = kakao.addUser(100 + number, "person " + number);
            bot.befriend(person);
            connect("person" + number, person);
            names.add("person" + number);
            memos.add(outgoing("#" + number, "person" + number, person.uuid(), "same"));
        });

        assertThat(worker.send(memos).values()).hasSize(5).allMatch(DeliveryResult::isSent);

        assertThat(kakao.count(RING)).isEqualTo(1);
        assertThat(kakao.memos()).hasSize(5).allMatch(Memo::isToFriend);
    }

    @Test
    void anInterruptBeforeItRingsLeavesItWaitingOnDiskToo() throws Exception {
        kakao.faults().next(RING, Fault.status(503));
        Thread build = Thread.currentThread();
        connect(BOT, bot, attempt -> {
            build.interrupt();
            return Duration.ofSeconds(20);
        });

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> sendTogether("apeach", "muzi"));

        reopen();
        assertThat(outbox.waiting())
                .hasSize(2)
                .extracting(PendingMemo::waitsFor)
                .containsOnly(DeliveryResult.INTERRUPTED);
    }

    @Test
    void aDigestRings() throws Exception {
        for (String build : List.of("#1", "#2")) {
            outbox.add(
                    memo(build, "apeach", apeach.uuid(), build, DeliveryPolicy.DIGEST),
                    DeliveryResult.waiting(DeliveryResult.QUIET, START.plus(Duration.ofHours(1))));
        }
        kakao.clock().advance(Duration.ofHours(1));

        worker.deliverDue(Runnable::run);

        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("digest: #1, #2");
        assertThat(last().isToFriend()).isTrue();
    }

    private Map<String, DeliveryResult> sendTogether(String... names) throws InterruptedException {
        List<Outgoing> memos = new ArrayList<>();
        for (String name : names) {
            memos.add(outgoing(name, name, uuid(name), "same"));
        }
        return worker.send(memos);
    }

    private DeliveryResult send(String text, String name) throws InterruptedException {
        return worker.send(List.of(outgoing(text, name, uuid(name), text))).get(text);
    }

    private String uuid(String name) {
        return (name.equals("muzi") ? muzi : apeach).uuid();
    }

    private Outgoing outgoing(String key, String name, String uuid, String text) {
        return new Outgoing(memo(key, name, uuid, text, DeliveryPolicy.RETRY), senders.get(name), Optional.empty());
    }

    private static NewMemo memo(String key, String name, String uuid, String text, DeliveryPolicy policy) {
        return new NewMemo(
                Samples.account(name),
                List.of(),
                new Ring(Samples.account(BOT), uuid),
                Samples.memo(text),
                Samples.origin(key),
                policy);
    }

    private Memo last() {
        return kakao.memos().get(kakao.memos().size() - 1);
    }
}
