package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Instant;
import java.util.Objects;

/**
 * What new access tokens are got with. Kakao replaces it when less than a month of its 60 days is left, and the
 * replaced one is invalid at once.
 *
 * @param value the token, never shown
 * @param expiresAt when it expires, or {@code null} where that is not known, as for a token that a person typed
 */
public record RefreshToken(String value, Instant expiresAt) {

    /** @throws IllegalArgumentException if the token is blank */
    public RefreshToken {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("refreshToken is blank");
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[value=****, expiresAt=" + expiresAt + "]";
    }
}
