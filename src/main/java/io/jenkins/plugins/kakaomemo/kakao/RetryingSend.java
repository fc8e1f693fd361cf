package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends a memo once: tries again only what certainly did not arrive, never what may have.
 *
 * <p>At most 3 attempts, and 30 seconds in all.
 */
public final class RetryingSend {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BUDGET = Duration.ofSeconds(30);

    /** One request to Kakao; what it returns is what is wrong although Kakao accepted it. */
    @FunctionalInterface
    private interface Request {
        Optional<KakaoException> send(KakaoClient client, AccessToken token)
                throws KakaoException, InterruptedException;
    }

    private final KakaoClient client;
    private final Duration budget;
    private final Backoff backoff;

    public RetryingSend(KakaoClient client) {
        this(client, Backoff.EXPONENTIAL);
    }

    public RetryingSend(KakaoClient client, Backoff backoff) {
        this(client, BUDGET, backoff);
    }

    RetryingSend(KakaoClient client, Duration budget, Backoff backoff) {
        this.client = client;
        this.budget = budget;
        this.backoff = backoff;
    }

    /**
     * Sends the memo to the account's own chat.
     *
     * @throws IOException if the account's refresh token cannot be read or kept; nothing was sent
     * @throws InterruptedException if the thread was interrupted; whether the memo arrived is then not known
     */
    public SendOutcome deliver(AccessTokens account, Memo memo) throws IOException, InterruptedException {
        return deliver(account, (kakao, token) -> {
            kakao.sendMemo(token, memo);
            return Optional.empty();
        });
    }

    /**
     * Sends the memo from the account to friends of it. A memo that did not reach all of them is reported as not sent,
     * and is not sent again to those who got it.
     *
     * @param uuids 1 to 5 friends
     * @throws IOException if the account's refresh token cannot be read or kept; nothing was sent
     * @throws InterruptedException if the thread was interrupted; whether the memo arrived is then not known
     */
    public SendOutcome deliverToFriends(AccessTokens account, List<String> uuids, Memo memo)
            throws IOException, InterruptedException {
        return deliver(account, (kakao, token) -> kakao.sendToFriends(token, uuids, memo));
    }

    private SendOutcome deliver(AccessTokens account, Request request) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(budget);
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<KakaoException> problem =
                        account.call(deadline, token -> request.send(client.within(deadline), token));
                return new SendOutcome(attempt, problem);
            } catch (KakaoException.TransientError e) {
                Duration wait = e.retryAfter().orElse(backoff.after(attempt));
                if (attempt == MOST_ATTEMPTS || wait.compareTo(deadline.left()) >= 0) {
                    return new SendOutcome(attempt, Optional.of(e));
                }
                Thread.sleep(wait.toMillis());
            } catch (KakaoException e) {
                return new SendOutcome(attempt, Optional.of(e));
            }
        }
    }
}
