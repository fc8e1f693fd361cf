package io.jenkins.plugins.kakaomemo.kakao;

import io.jenkins.plugins.kakaomemo.kakao.TokenRefresh.Refreshed;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One account's access token: kept in memory, refreshed before it ends, and once for all callers that wait.
 *
 * <p>A refresh runs on the executor and not on the thread that wants the token, so that a build that is aborted then
 * cannot lose the refresh token that Kakao may just have issued.
 */
public final class AccessTokens {

    /** How long before its end a token is no longer used, if Kakao gives another one. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final TokenStore store;
    private final TokenRefresh refresh;
    private final Executor executor;
    private final Clock clock;

    private volatile Refreshed held;
    private CompletableFuture<AccessToken> inFlight;
    private Refreshed unsaved;
    private volatile Contact contact;

    /**
     * How Kakao answered last.
     *
     * @param at when
     * @param problem what was wrong, or empty
     */
    public record Contact(Instant at, Optional<KakaoException> problem) {}

    /** A call that needs an access token. */
    @FunctionalInterface
    public interface Call<T> {
        T with(AccessToken token) throws KakaoException, InterruptedException;
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws KakaoException, IOException, InterruptedException;
    }

    /** @param executor runs a refresh, seldom and one at a time, for up to 10 seconds */
    public AccessTokens(TokenStore store, KakaoClient client, Executor executor) {
        this.store = store;
        this.refresh = new TokenRefresh(store, client);
        this.executor = executor;
        this.clock = client.clock();
    }

    /**
     * Makes a call with a valid token, and once more with a new one should Kakao say that the first has ended.
     *
     * @throws IOException if the grant cannot be read or a new refresh token cannot be kept
     */
    public <T> T call(Deadline deadline, Call<T> call) throws KakaoException, IOException, InterruptedException {
        return noted(() -> callTwiceAtMost(deadline, call));
    }

    private <T> T callTwiceAtMost(Deadline deadline, Call<T> call)
            throws KakaoException, IOException, InterruptedException {
        AccessToken token = get(deadline);
        try {
            return call.with(token);
        } catch (KakaoException.TokenExpired e) {
            return call.with(await(refreshUnlessReplaced(token), deadline));
        }
    }

    /**
     * Makes a call with a new token, so that Kakao may also replace the refresh token before it ends.
     *
     * @throws IOException if the grant cannot be read or a new refresh token cannot be kept
     */
    public <T> T callWithNewToken(Deadline deadline, Call<T> call)
            throws KakaoException, IOException, InterruptedException {
        AccessToken old = heldFor(store.grant()).orElse(null);
        return noted(() -> call.with(await(refreshUnlessReplaced(old), deadline)));
    }

    private <T> T noted(Attempt<T> attempt) throws KakaoException, IOException, InterruptedException {
        try {
            T answer = attempt.make();
            contact = new Contact(clock.instant(), Optional.empty());
            return answer;
        } catch (KakaoException e) {
            contact = new Contact(clock.instant(), Optional.of(e));
            throw e;
        }
    }

    /** How the last call went, or empty if there was none yet. */
    public Optional<Contact> lastContact() {
        return Optional.ofNullable(contact);
    }

    /** When the access token in memory ends, or empty if there is none. */
    public Optional<Instant> accessTokenExpiresAt() {
        return Optional.ofNullable(held).map(each -> each.accessToken().expiresAt());
    }

    /**
     * A token that Kakao should accept.
     *
     * @throws IOException if the grant cannot be read or a new refresh token cannot be kept
     */
    public AccessToken get(Deadline deadline) throws KakaoException, IOException, InterruptedException {
        Optional<AccessToken> token = heldFor(store.grant());
        if (token.filter(this::isFresh).isPresent()) {
            return token.get();
        }
        try {
            return await(refreshUnlessReplaced(token.orElse(null)), deadline);
        } catch (KakaoException.TransientError | KakaoException.LimitReached e) {
            return token.filter(old -> old.isValidAt(clock.instant())).orElseThrow(() -> e);
        }
    }

    /** A store that keeps the access token may know a newer one, of another process. */
    private Optional<AccessToken> heldFor(Grant grant) throws IOException {
        Optional<Refreshed> own =
                Optional.ofNullable(held).filter(each -> each.current().sameAs(grant));
        return store.accessToken().or(() -> own.map(Refreshed::accessToken));
    }

    private boolean isFresh(AccessToken token) {
        return token.isValidAt(clock.instant().plus(MARGIN));
    }

    /** Joins the refresh under way, or starts one. */
    private synchronized CompletableFuture<AccessToken> refreshUnlessReplaced(AccessToken unwanted) {
        if (inFlight == null || inFlight.isDone()) {
            inFlight = CompletableFuture.supplyAsync(() -> refreshLocked(unwanted), executor);
        }
        return inFlight;
    }

    private AccessToken refreshLocked(AccessToken unwanted) {
        try (Closeable ignored = store.lock()) {
            Grant grant = store.grant();
            Optional<AccessToken> token = heldFor(grant).filter(this::isFresh).filter(other -> !other.equals(unwanted));
            if (token.isPresent()) {
                return token.get();
            }
            if (unsaved == null || !unsaved.used().sameAs(grant)) {
                unsaved = refresh.of(grant);
            }
            store.keep(unsaved.used(), unsaved.current(), unsaved.accessToken());
            held = unsaved;
            unsaved = null;
            return held.accessToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (KakaoException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static AccessToken await(CompletableFuture<AccessToken> inFlight, Deadline deadline)
            throws KakaoException, IOException, InterruptedException {
        try {
            return inFlight.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new KakaoException.TransientError(new Explanation("timeout", "refresh", ""), null, e);
        } catch (ExecutionException e) {
            Throwable problem = e.getCause();
            if (problem instanceof KakaoException.AnswerLost lost) {
                throw new KakaoException.TransientError(new Explanation(lost.code(), "refresh", ""), null, lost);
            }
            if (problem instanceof KakaoException kakao) {
                throw kakao;
            }
            throw problem instanceof UncheckedIOException unchecked ? unchecked.getCause() : new IOException(problem);
        }
    }
}
