package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Optional;
import java.util.Set;

/**
 * The token endpoint's answer.
 *
 * @param accessToken always there
 * @param refreshToken after a code exchange always there; after a refresh only when the old one had less than a month
 *     left, and then the old one is dead
 * @param scope what the user has agreed to, empty where Kakao does not say
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api">Kakao Login: REST API</a>
 */
public record OAuthTokens(AccessToken accessToken, Optional<RefreshToken> refreshToken, Set<String> scope) {

    public OAuthTokens {
        scope = Set.copyOf(scope);
    }

    /** The refresh token to go on with: the new one if there is one, else the one that was used. */
    public RefreshToken refreshTokenOr(RefreshToken used) {
        return refreshToken.orElse(used);
    }
}
