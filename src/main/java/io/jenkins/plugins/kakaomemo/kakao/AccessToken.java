package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Instant;
import java.util.Objects;

/**
 * What a call to Kakao's API is authorized with.
 *
 * @param value the bearer token, never shown
 * @param expiresAt when Kakao stops accepting it, about 6 hours after it was issued
 */
public record AccessToken(String value, Instant expiresAt) {

    public AccessToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Whether Kakao should still accept it at that time. */
    public boolean isValidAt(Instant time) {
        return time.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[value=****, expiresAt=" + expiresAt + "]";
    }
}
