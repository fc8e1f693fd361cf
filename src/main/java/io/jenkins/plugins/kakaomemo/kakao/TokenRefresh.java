package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Refreshes the grant of one account at Kakao, one refresh at a time. A refresh token that Kakao has refused is not sent
 * again for a while.
 */
final class TokenRefresh {

    /** For how long a refused refresh token is not tried again; later it is, should Kakao have been wrong. */
    private static final Duration ENDED_FOR = Duration.ofMinutes(10);

    private final TokenStore store;
    private final KakaoClient client;
    private Ended ended;
    private Grant unanswered;

    /** What a refresh of {@code used} brought. */
    record Refreshed(Grant used, Grant current, AccessToken accessToken) {}

    /** What Kakao said of a refresh token that it no longer accepts, and when. */
    private record Ended(Grant grant, KakaoException.ConnectionEnded answer, Instant at) {

        /** A time in the future is that of a clock that has been set back since. */
        boolean holds(Grant other, Instant now) {
            return grant.sameAs(other) && !now.isBefore(at) && now.isBefore(at.plus(ENDED_FOR));
        }
    }

    TokenRefresh(TokenStore store, KakaoClient client) {
        this.store = store;
        this.client = client;
    }

    /** If a person has connected the account meanwhile, the answer is not for the login that is to be used now. */
    Refreshed of(Grant grant) throws KakaoException, IOException, InterruptedException {
        Refreshed refreshed = unlessReplaced(grant);
        Grant now = store.grant();
        return now.sameAs(refreshed.used()) ? refreshed : unlessReplaced(now);
    }

    /** Another process or a person may have replaced the refused token by now, so the store is read again. */
    private Refreshed unlessReplaced(Grant grant) throws KakaoException, IOException, InterruptedException {
        try {
            return once(grant);
        } catch (KakaoException.ConnectionEnded e) {
            Grant again = store.grant();
            if (again.sameAs(grant)) {
                throw e;
            }
            return once(again);
        }
    }

    private Refreshed once(Grant grant) throws KakaoException, InterruptedException {
        Instant now = client.clock().instant();
        if (ended != null && ended.holds(grant, now)) {
            throw ended.answer();
        }
        try {
            OAuthTokens answer = client.refresh(grant.app(), grant.refreshToken());
            ended = null;
            unanswered = null;
            Grant current = new Grant(grant.app(), answer.refreshToken().orElse(grant.refreshToken()));
            return new Refreshed(grant, current, answer.accessToken());
        } catch (KakaoException.AnswerLost e) {
            unanswered = grant;
            throw e;
        } catch (KakaoException.ConnectionEnded e) {
            boolean replacementLost = unanswered != null && unanswered.sameAs(grant);
            KakaoException.ConnectionEnded answer = replacementLost ? e.because("KOE322.lost") : e;
            ended = new Ended(grant, answer, now);
            throw answer;
        }
    }
}
