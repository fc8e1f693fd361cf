package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call to Kakao that did not succeed. Its kind says what to do, its words say why and what a person must do.
 *
 * <p>Neither the words nor the stack trace hold a key, token, secret or authorization code.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/rest-api/error-code">Kakao's error codes</a>
 */
public abstract sealed class KakaoException extends Exception {

    private static final long serialVersionUID = 1L;

    /** No feature, no permission, no consent. */
    private static final Set<String> NOT_PERMITTED = Set.of("-3", "-5", "-402");

    private final Explanation explanation;

    private KakaoException(Explanation explanation, Throwable cause) {
        super(explanation.code() + ": " + explanation.meaning(Locale.ENGLISH), cause);
        this.explanation = explanation;
    }

    /** Kakao's code such as {@code KOE322}; {@code HTTP 502} or {@code network} where Kakao gave none. */
    public String code() {
        return explanation.code();
    }

    /** The same without the exception. */
    public Explanation explanation() {
        return explanation;
    }

    /** What happened, one sentence. */
    public String meaning(Locale locale) {
        return explanation.meaning(locale);
    }

    /** What a person has to do next, one sentence. */
    public String whatToDo(Locale locale) {
        return explanation.whatToDo(locale);
    }

    /** The same about friends, where it says that the app or its user may not do this. */
    KakaoException aboutFriends() {
        return NOT_PERMITTED.contains(code()) ? new FriendsNotPermitted(this) : this;
    }

    /** The access token has ended: refresh once and repeat once. */
    public static final class TokenExpired extends KakaoException {
        private static final long serialVersionUID = 1L;

        TokenExpired(Explanation explanation) {
            super(explanation, null);
        }
    }

    /** The user has not agreed to what the call needs: ask for consent again. */
    public static final class ConsentMissing extends KakaoException {
        private static final long serialVersionUID = 1L;

        ConsentMissing(Explanation explanation) {
            super(explanation, null);
        }
    }

    /** The connection between user and app is over: the user must log in again. */
    public static final class ConnectionEnded extends KakaoException {
        private static final long serialVersionUID = 1L;

        ConnectionEnded(Explanation explanation) {
            super(explanation, null);
        }

        /** The same with the words of another key. */
        ConnectionEnded because(String key) {
            return new ConnectionEnded(new Explanation(code(), key, ""));
        }
    }

    /** The app or its user may not write to friends; nothing is wrong with the user's own chat. */
    public static final class FriendsNotPermitted extends KakaoException {
        private static final long serialVersionUID = 1L;

        FriendsNotPermitted(KakaoException refusal) {
            super(new Explanation(refusal.code(), "friends", ""), refusal);
        }
    }

    /** Kakao sent a message to some friends only: those who got it must not get it again. */
    public static final class FriendsNotReached extends KakaoException {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> codes;

        /** What an answer says of those whom a message did not reach; empty if it reached all. */
        static Optional<KakaoException> in(JsonNode answer) {
            Map<String, String> codes = new LinkedHashMap<>();
            KakaoClient.elements(answer.path("failure_info"))
                    .forEach(failure -> KakaoClient.elements(failure.path("receiver_uuids"))
                            .forEach(uuid -> codes.put(
                                    uuid.asText(), failure.path("code").asText())));
            return codes.isEmpty() ? Optional.empty() : Optional.of(new FriendsNotReached(codes));
        }

        /** @param codes Kakao's code for each uuid of those friends, at least one */
        FriendsNotReached(Map<String, String> codes) {
            super(Explanation.ofFriends(codes.values()), null);
            this.codes = new LinkedHashMap<>(codes);
        }

        /** The uuids of those whom it did not reach. */
        public Set<String> uuids() {
            return Collections.unmodifiableSet(codes.keySet());
        }

        /** Why it did not reach this friend; empty if it did. */
        Optional<KakaoException> of(String uuid) {
            return Optional.ofNullable(codes.get(uuid)).map(code -> new Refused(Explanation.of(code, "")));
        }
    }

    /** A quota is used up: nothing helps but waiting. */
    public static final class LimitReached extends KakaoException {
        private static final long serialVersionUID = 1L;

        LimitReached(Explanation explanation) {
            super(explanation, null);
        }
    }

    /** Kakao did not do it, or could not be asked, for a temporary reason: try again. */
    public static final class TransientError extends KakaoException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        TransientError(Explanation explanation, Duration retryAfter, Throwable cause) {
            super(explanation, cause);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before another attempt: as Kakao asked, or as long as a person needs for a correction. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** The request went out, and no answer says whether it had its effect. */
    public static final class AnswerLost extends KakaoException {
        private static final long serialVersionUID = 1L;

        AnswerLost(Explanation explanation, Throwable cause) {
            super(explanation, cause);
        }
    }

    /** Kakao will never accept this call as it is: a person must correct something. */
    public static final class Refused extends KakaoException {
        private static final long serialVersionUID = 1L;

        Refused(Explanation explanation) {
            super(explanation, null);
        }
    }
}
