package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Locale;
import java.util.Optional;

/**
 * How the attempts to send a memo ended.
 *
 * @param attempts how many requests were made, at least 1
 * @param problem why the memo was not, or may not have been, sent; empty if Kakao confirmed it
 */
public record SendOutcome(int attempts, Optional<KakaoException> problem) {

    public boolean isSent() {
        return problem.isEmpty();
    }

    /** Whether the memo may have arrived: the request went out, and no answer says what came of it. */
    public boolean isUnknown() {
        return problem.filter(KakaoException.AnswerLost.class::isInstance).isPresent();
    }

    /** The outcome for one of the friends whom the memo was sent to. */
    public SendOutcome of(String uuid) {
        return problem.isPresent() && problem.get() instanceof KakaoException.FriendsNotReached some
                ? new SendOutcome(attempts, some.of(uuid))
                : this;
    }

    /** Kakao's code: {@code 0} for a memo that was sent, {@code unknown} for one that may have arrived. */
    public String code() {
        return isUnknown() ? "unknown" : problem.map(KakaoException::code).orElse("0");
    }

    /** Why it was not sent and what to do; empty for a memo that was sent. */
    public String words(Locale locale) {
        return problem.map(e -> e.explanation().words(locale)).orElse("");
    }
}
