package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailedRefreshTest extends KakaoTest {

    private static final Duration INTO_THE_MARGIN = ACCESS_TOKEN_LIFE.minusMinutes(4);

    private final MemoryStore store = new MemoryStore(newGrant());
    private final AccessTokens account = accountOf(store);
    private final AccessTokens impatient = accountOf(store, client.timeout(SHORT));

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void noTransientErrorDiscardsTheToken(String code, Fault fault) throws Exception {
        Grant configured = store.grant();
        kakao.faults().next(TOKEN, fault);

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> account.get(soon()))
                .matches(e -> e.code().equals(code), code);
        assertThat(store.grant()).isEqualTo(configured);
        assertThat(store.kept()).isEmpty();

        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void aTokenAboutToEndIsUsedToItsEnd(String code, Fault fault) throws Exception {
        AccessToken first = account.get(soon());
        kakao.clock().advance(INTO_THE_MARGIN);
        kakao.faults().next(TOKEN, fault);

        assertThat(account.get(soon())).isEqualTo(first);
        assertThat(client.accessTokenInfo(first).userId())
                .isEqualTo(kakao.user().id());
        assertThat(kakao.faults().pending()).isZero();
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                arguments("KOE003", Fault.kauth(400, "KOE003")),
                arguments("-1", Fault.kapi(400, -1)),
                arguments("HTTP 500", Fault.status(500)),
                arguments("HTTP 502", Fault.html(502)),
                arguments("HTTP 503", Fault.empty(503)),
                arguments("unreadable", Fault.html(200)),
                arguments("unreadable", Fault.empty(200)),
                arguments("network", Fault.resetAfterBody()),
                arguments("network", Fault.truncated()),
                arguments("network", Fault.oversized()));
    }

    @Test
    void aTokenAboutToEndIsUsedWhileKakaoIssuesNoMore() throws Exception {
        AccessToken first = account.get(soon());
        kakao.clock().advance(INTO_THE_MARGIN);
        kakao.faults().next(TOKEN, Fault.kauth(400, "KOE237").forever());

        assertThat(account.get(soon())).isEqualTo(first);

        kakao.clock().advance(Duration.ofMinutes(4));
        assertThatExceptionOfType(KakaoException.LimitReached.class).isThrownBy(() -> account.get(soon()));
    }

    @Test
    void silenceDiscardsNothing() throws Exception {
        kakao.faults().next(TOKEN, Fault.hang());

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> impatient.get(soon()))
                .matches(e -> e.code().equals("timeout"))
                .satisfies(e -> assertThat(e.meaning(Locale.ENGLISH)).contains("nothing was sent"))
                .satisfies(e -> assertThat(e.meaning(Locale.KOREAN)).contains("아무것도 보내지 못했습니다"));
        assertThat(store.kept()).isEmpty();

        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
    }

    @Test
    void aMissingNetworkDiscardsNothing() throws Exception {
        kakao.close();

        assertThatExceptionOfType(KakaoException.TransientError.class)
                .isThrownBy(() -> account.get(soon()))
                .matches(e -> e.code().equals("connect"));
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void aDeadTokenIsRememberedForTenMinutes() {
        kakao.unlink(kakao.user());

        for (int minute = 0; minute < 10; minute++) {
            assertEnded("KOE322", "Connect the KakaoTalk account again");
            kakao.clock().advance(Duration.ofMinutes(1).minusSeconds(1));
        }
        assertThat(kakao.refreshes()).isEqualTo(1);

        kakao.clock().advance(Duration.ofSeconds(10));
        assertEnded("KOE322", "Connect the KakaoTalk account again");
        assertThat(kakao.refreshes()).isEqualTo(2);
    }

    @Test
    void aDeadTokenIsNotRememberedForLongerBecauseTheClockIsSetBack() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(START.plus(Duration.ofDays(1)));
        InstantSource wrongAtFirst = now::get;
        AccessTokens ofWrongClock = accountOf(store, clientWith(wrongAtFirst.withZone(ZoneOffset.UTC)));
        kakao.faults().next(TOKEN, Fault.kauth(400, "KOE322"));
        assertThatExceptionOfType(KakaoException.ConnectionEnded.class).isThrownBy(() -> ofWrongClock.get(soon()));

        now.set(START);

        assertThat(client.accessTokenInfo(ofWrongClock.get(soon())).userId())
                .isEqualTo(kakao.user().id());
    }

    @Test
    void aDeadTokenIsForgottenWhenAPersonConnectsAgain() throws Exception {
        kakao.unlink(kakao.user());
        assertEnded("KOE322", "Connect");

        store.configure(newGrant());

        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
    }

    @Test
    void aDeadTokenIsForgottenWhenTheAppIsCorrected() throws Exception {
        Grant right = store.grant();
        store.configure(new Grant(new KakaoApp(APP.restApiKey(), "wrong"), right.refreshToken()));
        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> account.get(soon()))
                .matches(e -> e.code().equals("KOE010"));

        store.configure(right);

        assertThat(client.accessTokenInfo(account.get(soon())).userId())
                .isEqualTo(kakao.user().id());
    }

    @Test
    void aDeadTokenIsReadAgainBeforeItIsGivenUp() throws Exception {
        Grant dead = store.grant();
        kakao.clock().advance(UNTIL_ROTATION);
        RefreshToken current =
                client.refresh(APP, dead.refreshToken()).refreshToken().orElseThrow();
        MemoryStore replacedMeanwhile = new MemoryStore(dead) {
            @Override
            public Grant grant() throws IOException {
                if (kakao.refreshes() > 1) {
                    configure(new Grant(APP, current));
                }
                return super.grant();
            }
        };

        AccessToken token = accountOf(replacedMeanwhile).get(soon());

        assertThat(client.accessTokenInfo(token).userId())
                .isEqualTo(kakao.user().id());
        assertThat(kakao.requests())
                .filteredOn(request -> request.path().equals(TOKEN))
                .extracting(request -> request.form().get("refresh_token"))
                .containsExactly(
                        dead.refreshToken().value(), dead.refreshToken().value(), current.value());
    }

    @ParameterizedTest
    @MethodSource
    void aTokenWhoseReplacementWasLostIsExplained(Fault loss) {
        kakao.clock().advance(UNTIL_ROTATION);
        kakao.faults().next(TOKEN, loss);

        assertThatExceptionOfType(KakaoException.TransientError.class).isThrownBy(() -> account.get(soon()));
        assertEnded("KOE322", "Connect the KakaoTalk account again");
        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> account.get(soon()))
                .satisfies(e -> assertThat(e.meaning(Locale.ENGLISH)).contains("the response was lost"))
                .satisfies(e -> assertThat(e.meaning(Locale.KOREAN)).contains("응답을 받지 못했습니다"));
    }

    static Stream<Fault> aTokenWhoseReplacementWasLostIsExplained() {
        return Stream.of(Fault.lostAfterRecording(), Fault.truncated());
    }

    @Test
    void aTokenThatSurvivedALostAnswerIsNotBlamedOnItLater() throws Exception {
        kakao.faults().next(TOKEN, Fault.lostAfterRecording());
        assertThatExceptionOfType(KakaoException.TransientError.class).isThrownBy(() -> account.get(soon()));
        account.get(soon());

        kakao.unlink(kakao.user());
        kakao.clock().advance(ACCESS_TOKEN_LIFE);

        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> account.get(soon()))
                .satisfies(e -> assertThat(e.meaning(Locale.ENGLISH)).contains("the user has disconnected the app"));
    }

    @Test
    void anotherTokenThatIsDeadIsNotBlamedOnALostAnswer() {
        kakao.faults().next(TOKEN, Fault.lostAfterRecording());
        assertThatExceptionOfType(KakaoException.TransientError.class).isThrownBy(() -> account.get(soon()));

        store.configure(new Grant(APP, new RefreshToken("never-issued", null)));

        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> account.get(soon()))
                .satisfies(e -> assertThat(e.meaning(Locale.ENGLISH)).contains("The refresh token is no longer valid"));
    }

    private void assertEnded(String code, String cure) {
        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> account.get(soon()))
                .matches(e -> e.code().equals(code))
                .satisfies(e -> assertThat(e.whatToDo(Locale.ENGLISH)).contains(cure));
    }
}
