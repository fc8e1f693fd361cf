package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest extends KakaoTest {

    private final MemoryStore store = new MemoryStore(newGrant());
    private final AccessTokens account = accountOf(store);

    @Test
    void aWarmCallIsExactlyOneRequest() throws Exception {
        send(account);
        kakao.resetCounters();

        send(account);

        assertThat(kakao.requests())
                .hasSize(1)
                .allMatch(request -> request.path().equals(SEND));
    }

    @Test
    void aTokenIsReplacedFiveMinutesBeforeItsEnd() throws Exception {
        AccessToken first = account.get(soon());
        kakao.clock().advance(ACCESS_TOKEN_LIFE.minusMinutes(5).minusSeconds(1));
        assertThat(account.get(soon())).isEqualTo(first);

        kakao.clock().advance(Duration.ofSeconds(1));

        assertThat(account.get(soon())).isNotEqualTo(first);
        assertThat(kakao.refreshes()).isEqualTo(2);
    }

    @Test
    void aCallWithANewTokenRefreshesAtOnceAndLetsKakaoReplaceTheRefreshToken() throws Exception {
        AccessToken first = account.get(soon());
        Grant configured = store.grant();
        kakao.clock().advance(UNTIL_ROTATION);

        AccessToken used = account.callWithNewToken(soon(), token -> token);

        assertThat(used).isNotEqualTo(first);
        assertThat(store.grant().sameAs(configured)).isFalse();
        assertThat(account.get(soon())).isEqualTo(used);
        assertThat(account.accessTokenExpiresAt()).contains(used.expiresAt());
    }

    @Test
    void remembersHowTheLastCallWent() throws Exception {
        assertThat(account.lastContact()).isEmpty();
        send(account);
        assertThat(account.lastContact())
                .contains(new AccessTokens.Contact(kakao.clock().instant(), Optional.empty()));

        kakao.withdrawConsent(kakao.user(), ConsentItem.TALK_MESSAGE);
        assertThatExceptionOfType(KakaoException.ConsentMissing.class)
                .isThrownBy(() -> account.call(soon(), token -> {
                    client.requireTalkMessage(token);
                    return token;
                }));
        assertThat(account.lastContact().flatMap(AccessTokens.Contact::problem))
                .get()
                .isInstanceOf(KakaoException.ConsentMissing.class);
    }

    @Test
    void theRefreshTokenStaysUnlessKakaoReplacesIt() throws Exception {
        Grant configured = store.grant();

        account.get(soon());

        assertThat(store.kept()).containsExactly(configured);
    }

    @Test
    void aReplacedRefreshTokenIsKeptBeforeTheAccessTokenIsUsed() throws Exception {
        Grant configured = store.grant();
        List<Integer> sentBefore = new ArrayList<>();
        MemoryStore witness = new MemoryStore(configured) {
            @Override
            public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
                sentBefore.add(kakao.count(SEND));
                assertThat(replaced).isEqualTo(configured);
                super.keep(replaced, current, accessToken);
            }
        };
        kakao.clock().advance(UNTIL_ROTATION);

        send(accountOf(witness));

        assertThat(sentBefore).containsExactly(0);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(witness.grant().app()).isEqualTo(APP);
        assertThat(witness.grant().refreshToken().value())
                .isNotEqualTo(configured.refreshToken().value());
    }

    @Test
    void theChainOfRefreshTokensLivesOnWithoutTheUser() throws Exception {
        for (int month = 0; month < 24; month++) {
            kakao.clock().advance(Duration.ofDays(29));
            send(account);
        }

        assertThat(kakao.memos()).hasSize(24);
        assertThat(store.kept().stream().distinct()).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void aTokenThatCannotBeKeptIsNotUsedAndNotLost(int days) throws Exception {
        BrokenStore broken = new BrokenStore(newGrant());
        AccessTokens unlucky = accountOf(broken);
        kakao.clock().advance(Duration.ofDays(days));

        for (int i = 0; i < 3; i++) {
            assertThatIOException().isThrownBy(() -> send(unlucky)).withMessage("disk full");
        }
        assertThat(kakao.memos()).isEmpty();

        broken.mend();
        send(unlucky);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.refreshes()).isEqualTo(1);

        kakao.clock().advance(UNTIL_ROTATION);
        send(unlucky);
        assertThat(kakao.memos()).hasSize(2);
    }

    @Test
    void anEndedTokenIsRefreshedOnceAndTheCallRepeatedOnce() throws Exception {
        kakao.settings().set(Switch.REFRESH_ENDS_OLD_ACCESS_TOKENS, true);
        send(account);
        client.refresh(APP, store.grant().refreshToken());
        kakao.resetCounters();

        send(account);

        assertThat(kakao.requests()).extracting(request -> request.path()).containsExactly(SEND, TOKEN, SEND);
        assertThat(kakao.memos()).hasSize(2);
    }

    @Test
    void aTokenThatIsNeverAcceptedIsNoLoop() throws Exception {
        send(account);
        kakao.resetCounters();
        kakao.faults().next(SEND, Fault.kapi(401, -401).forever());

        assertThatExceptionOfType(KakaoException.TokenExpired.class).isThrownBy(() -> send(account));
        assertThat(kakao.requests()).extracting(request -> request.path()).containsExactly(SEND, TOKEN, SEND);
    }

    @Test
    void anAddressThatIsNotAllowedIsNotRefreshedAway() throws Exception {
        send(account);
        kakao.resetCounters();
        kakao.app().allowedIps("203.0.113.1");

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> send(account))
                .satisfies(e -> assertThat(e.whatToDo(Locale.KOREAN)).contains("호출 허용 IP 주소"));
        assertThat(kakao.requests()).hasSize(1);
    }

    @Test
    void aDeactivatedKeyIsNotRefreshedAway() throws Exception {
        send(account);
        kakao.resetCounters();
        kakao.app().deactivated(true);

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> send(account))
                .satisfies(e -> assertThat(e.meaning(Locale.ENGLISH)).contains("deactivated"));
        assertThat(kakao.requests()).hasSize(1);
    }

    @Test
    void anotherClientSecretIsUsedAtOnce() throws Exception {
        AccessToken first = account.get(soon());
        kakao.app().clientSecret("new-secret");
        store.configure(new Grant(
                new KakaoApp(APP.restApiKey(), "new-secret"), store.grant().refreshToken()));

        assertThat(account.get(soon())).isNotEqualTo(first);
    }

    @Test
    void anotherRefreshTokenIsUsedAtOnce() throws Exception {
        AccessToken first = account.get(soon());
        Grant typed = newGrant();
        store.configure(typed);
        kakao.resetCounters();

        assertThat(account.get(soon())).isNotEqualTo(first);
        assertThat(kakao.requests())
                .extracting(request -> request.form().get("refresh_token"))
                .containsExactly(typed.refreshToken().value());
    }

    @Test
    void anotherAppIsUsedAtOnce() throws Exception {
        account.get(soon());
        kakao.app().restApiKey("other-key");
        store.configure(new Grant(
                new KakaoApp("other-key", APP.clientSecret()), newGrant().refreshToken()));

        send(account);

        assertThat(kakao.requests())
                .filteredOn(request -> request.path().equals(TOKEN))
                .extracting(request -> request.form().get("client_id"))
                .containsExactly(APP.restApiKey(), "other-key");
    }

    @Test
    void theTokenOfAnEarlierProcessIsUsedIfTheStoreKeepsOne() throws Exception {
        FullStore full = new FullStore(newGrant(), null);
        AccessToken earlier = accountOf(full).get(soon());

        assertThat(accountOf(full).get(soon())).isEqualTo(earlier);
        assertThat(kakao.refreshes()).isEqualTo(1);
    }

    @Test
    void aTokenOfAnEarlierProcessThatHasEndedIsReplaced() throws Exception {
        FullStore full = new FullStore(newGrant(), new AccessToken("ended-token-of-an-earlier-process", START));

        send(accountOf(full));

        assertThat(full.accessToken())
                .hasValueSatisfying(token -> assertThat(token.isValidAt(START)).isTrue());
        assertThat(kakao.requests()).extracting(request -> request.path()).containsExactly(TOKEN, SEND);
    }

    @Test
    void withoutTheLockThereIsNoRefresh() {
        AccessTokens locked = accountOf(new MemoryStore(newGrant()) {
            @Override
            public Closeable lock() throws IOException {
                throw new IOException("locked");
            }
        });

        assertThatIOException().isThrownBy(() -> locked.get(soon())).withMessage("locked");
        assertThat(kakao.requests()).isEmpty();
    }

    private void send(AccessTokens sender) throws KakaoException, IOException, InterruptedException {
        sender.call(soon(), token -> {
            client.sendMemo(token, DONE);
            return DONE;
        });
    }

    private static final class BrokenStore extends MemoryStore {

        private volatile boolean broken = true;

        BrokenStore(Grant grant) {
            super(grant);
        }

        void mend() {
            broken = false;
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
            if (broken) {
                throw new IOException("disk full");
            }
            super.keep(replaced, current, accessToken);
        }
    }
}
