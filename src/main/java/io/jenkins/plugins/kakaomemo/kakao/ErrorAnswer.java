package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An error response of Kakao's, classified by what to do about it.
 *
 * <p>The code decides. The text, which may change, is read only where the code does not suffice: for a -401 that a
 * refresh does not fix.
 *
 * @param status the HTTP status
 * @param code Kakao's code, or {@code HTTP <status>} where the body holds none
 * @param text what Kakao said, free of secrets
 * @param retryAfter how long Kakao asked to wait, or {@code null}
 */
record ErrorAnswer(int status, String code, String text, Duration retryAfter) {

    static ErrorAnswer of(int status, JsonNode body, Duration retryAfter, Secrets secrets) {
        String code = body.path("error_code")
                .asText(body.path("code").asText(body.path("error").asText("")));
        String text = body.path("error_description").asText(body.path("msg").asText(""));
        return new ErrorAnswer(
                status, code.isEmpty() ? "HTTP " + status : secrets.hiddenIn(code), secrets.hiddenIn(text), retryAfter);
    }

    KakaoException toException() {
        return switch (code) {
            case "-401" -> invalidToken();
            case "-402", "KOE203", "consent_required" -> new KakaoException.ConsentMissing(explanation());
            case "-101",
                    "-102",
                    "-103",
                    "KOE320",
                    "KOE322",
                    "invalid_grant",
                    "login_required",
                    "interaction_required" -> new KakaoException.ConnectionEnded(explanation());
            case "-10", "-531", "-532", "-533", "-536", "KOE237" -> new KakaoException.LimitReached(explanation());
            case "-1", "-7", "-9798", "KOE003", "server_error" -> transientError();
            case "-603" -> new KakaoException.AnswerLost(explanation(), null);
            default -> byStatus();
        };
    }

    /** A 429 that says when to ask again is no quota of a day. */
    private KakaoException byStatus() {
        if (status >= 500 || (status == 429 && retryAfter != null)) {
            return transientError();
        }
        return status == 429
                ? new KakaoException.LimitReached(explanation())
                : new KakaoException.Refused(explanation());
    }

    private KakaoException invalidToken() {
        if (text.startsWith("ip mismatched")) {
            return refusedBecause("-401.ip");
        }
        if (text.contains("mismatched!")) {
            return refusedBecause("KOE008");
        }
        if (text.contains("is already deactivated")) {
            return refusedBecause("-401.key");
        }
        if (text.startsWith("no authentication key")) {
            return refusedBecause("-8");
        }
        return new KakaoException.TokenExpired(explanation());
    }

    private KakaoException refusedBecause(String key) {
        return new KakaoException.Refused(new Explanation(code, key, text));
    }

    private KakaoException transientError() {
        return new KakaoException.TransientError(explanation(), retryAfter, null);
    }

    private Explanation explanation() {
        return Explanation.of(code, text);
    }
}
