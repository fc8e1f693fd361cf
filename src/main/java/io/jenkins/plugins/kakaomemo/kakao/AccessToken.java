package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a call to Kakao's API is authorized with.
 *
 * @param value the bearer token, never shown
 * @param expiresAt when Kakao stops accepting it, about 6 hours after it was issued
 */
public record AccessToken(String value, Instant expiresAt) {

    private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[\\x21-\\x7E]+");

    /** @throws IllegalArgumentException if the value could not stand in a header */
    public AccessToken {
        Objects.requireNonNull(value, "value");
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("accessToken has characters that no token has");
        }
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    static boolean isWellFormed(String value) {
        return FIT_FOR_A_HEADER.matcher(value).matches();
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
