package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Objects;

/**
 * What access tokens are issued for: an app, and a user's consent to it in the form of a refresh token.
 *
 * @param app the Kakao app
 * @param refreshToken the current refresh token
 */
public record Grant(KakaoApp app, RefreshToken refreshToken) {

    public Grant {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(refreshToken, "refreshToken");
    }

    /** Whether both stand for the same consent at this moment, whatever is known of their expiry. */
    public boolean sameAs(Grant other) {
        return app.equals(other.app) && refreshToken.value().equals(other.refreshToken.value());
    }
}
