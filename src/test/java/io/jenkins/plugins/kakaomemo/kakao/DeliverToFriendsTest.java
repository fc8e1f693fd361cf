package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A memo to friends is delivered by the rules of one to oneself, and those whom it does not reach are told. */
class DeliverToFriendsTest extends KakaoTest {

    private static final String FRIENDS = "/v1/api/talk/friends/message/default/send";

    private final EmulatorUser apeach = kakao.user().friends().get(0);
    private final EmulatorUser muzi = kakao.user().friends().get(1);
    private final List<String> both = List.of(apeach.uuid(), muzi.uuid());
    private final RetryingSend delivery = new RetryingSend(client, Duration.ofSeconds(30), attempt -> Duration.ZERO);

    @Test
    void reachesEveryFriend() throws Exception {
        SendOutcome outcome = deliver();

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.code()).isEqualTo("0");
        assertThat(outcome.words(Locale.ENGLISH)).isEmpty();
        assertThat(kakao.memos()).extracting(Memo::receiver).containsExactly(apeach, muzi);
        assertThat(kakao.count(SEND)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-501, does not use KakaoTalk, Log in",
        "-502, not a friend, Become friends",
        "-530, turned off messages, Ask the recipient",
        "-533, daily limit of 100 messages, next day",
        "-536, daily limit of 20 messages, next day"
    })
    void tellsHowManyItDidNotReachAndWhy(String code, String meaning, String whatToDo) throws Exception {
        fail(muzi, code);

        SendOutcome outcome = deliver();

        assertThat(outcome.isSent()).isFalse();
        assertThat(outcome.isUnknown()).isFalse();
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.problem()).containsInstanceOf(KakaoException.FriendsNotReached.class);
        assertThat(outcome.words(Locale.ENGLISH))
                .startsWith("Friends not reached: 1 [" + code + "].")
                .contains(meaning, whatToDo);
        assertThat(outcome.words(Locale.KOREAN)).startsWith("메모를 받지 못한 친구: 1명 [" + code + "].");
        assertThat(kakao.memos()).extracting(Memo::receiver).contains(apeach);
        assertThat(kakao.count(FRIENDS)).isEqualTo(1 + warmUps(code));
    }

    @Test
    void tellsEveryReason() throws Exception {
        kakao.settings().set(Switch.ALL_FAILED_IS_200, true);
        apeach.receivesMessages(false);
        kakao.user().unfriend(muzi);

        assertThat(deliver().words(Locale.ENGLISH))
                .contains("Friends not reached: 1 [-530].", "Friends not reached: 1 [-502].")
                .contains("Ask the recipient to allow them", "Become friends");
    }

    @Test
    void aRefusalForAllIsARefusal() throws Exception {
        kakao.quotas().limit(Quota.SENDER, 0);

        SendOutcome outcome = deliver();

        assertThat(outcome.isSent()).isFalse();
        assertThat(outcome.isUnknown()).isFalse();
        assertThat(outcome.code()).isEqualTo("-532");
        assertThat(outcome.words(Locale.ENGLISH)).contains("daily limit of 100 messages", "next day");
        assertThat(kakao.memos()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -5, -402})
    void saysWhatFriendsNeed(int code) throws Exception {
        kakao.faults().next(FRIENDS, Fault.kapi(403, code));

        assertFriendsNotPermitted(deliver(), String.valueOf(code));
    }

    @Test
    void knowsAnAppWithoutPermissionAndAUserWithoutConsent() throws Exception {
        kakao.app().friendsPermission(false);
        assertFriendsNotPermitted(deliver(), "-5");

        kakao.app().friendsPermission(true);
        kakao.withdrawConsent(kakao.user(), "friends");
        AccessTokens withoutFriends = accountOf(new MemoryStore(newGrant()));
        assertFriendsNotPermitted(delivery.deliverToFriends(withoutFriends, both, DONE), "-402");
    }

    @Test
    void triesAgainWhatDidNotArrive() throws Exception {
        kakao.faults().next(FRIENDS, Fault.status(503).times(2));

        SendOutcome outcome = deliver();

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(kakao.memos()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource
    void neverSendsAgainWhatMayHaveArrived(Fault fault) throws Exception {
        kakao.faults().next(FRIENDS, fault);

        SendOutcome outcome = deliver();

        assertThat(outcome.isUnknown()).isTrue();
        assertThat(kakao.count(FRIENDS)).isEqualTo(1);
    }

    static List<Fault> neverSendsAgainWhatMayHaveArrived() {
        return List.of(Fault.lostAfterRecording(), Fault.truncated(), Fault.resetAfterBody(), Fault.html(200));
    }

    private SendOutcome deliver() throws Exception {
        return delivery.deliverToFriends(account(), both, DONE);
    }

    private AccessTokens account() {
        String token = kakao.issueTokens(kakao.user(), List.of("talk_message", "friends"))
                .refreshToken();
        return accountOf(new MemoryStore(new Grant(APP, new RefreshToken(token, null))));
    }

    private void fail(EmulatorUser receiver, String code) throws Exception {
        switch (code) {
            case "-501" -> receiver.hasKakaoTalk(false);
            case "-502" -> kakao.user().unfriend(receiver);
            case "-530" -> receiver.receivesMessages(false);
            default -> {
                kakao.quotas().limit(code.equals("-533") ? Quota.RECEIVER : Quota.PAIR, 1);
                delivery.deliverToFriends(account(), List.of(receiver.uuid()), DONE);
            }
        }
    }

    private static int warmUps(String code) {
        return code.equals("-533") || code.equals("-536") ? 1 : 0;
    }

    private static void assertFriendsNotPermitted(SendOutcome outcome, String code) {
        assertThat(outcome.isSent()).isFalse();
        assertThat(outcome.isUnknown()).isFalse();
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.problem()).containsInstanceOf(KakaoException.FriendsNotPermitted.class);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            assertThat(outcome.words(locale)).contains("[앱] > [추가 기능 신청] > [카카오톡 친구/메시지]", "[앱] > [멤버]", "friends");
        }
    }
}
