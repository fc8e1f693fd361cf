package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Locale;
import java.util.Optional;

/**
 * How a delivery ended.
 *
 * @param outcome whether the memo arrived, as far as can be known
 * @param attempts how many times the delivery was tried, at least 1
 * @param problem why it did not, or may not have, arrived; empty when it did
 */
public record SendOutcome(Outcome outcome, int attempts, Optional<KakaoException> problem) {

    /** Whether the memo arrived. */
    public enum Outcome {
        /** Kakao confirmed it. */
        SENT,
        /** Kakao refused it, or was never reached. */
        NOT_SENT,
        /** It went out, and no answer came or one that leaves it open. */
        UNKNOWN
    }

    /** Kakao's code: {@code 0} for a memo that was sent, {@code unknown} where nobody can tell. */
    public String code() {
        return switch (outcome) {
            case SENT -> "0";
            case NOT_SENT -> problem.map(KakaoException::code).orElse("");
            case UNKNOWN -> "unknown";
        };
    }

    /** Why and what to do, in words; empty for a memo that was sent. */
    public String reason(Locale locale) {
        return problem.map(e -> e.meaning(locale) + " " + e.whatToDo(locale)).orElse("");
    }
}
