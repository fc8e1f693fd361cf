package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The token endpoint's answer.
 *
 * @param accessToken always there
 * @param refreshToken after a code exchange always there; after a refresh only when the old one had less than a month
 *     left, and then Kakao no longer accepts the old one
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api">Kakao Login: REST API</a>
 */
public record OAuthTokens(AccessToken accessToken, Optional<RefreshToken> refreshToken) {

    /** @param asked when the request was made, from which the lifetimes of the answer count */
    static OAuthTokens of(JsonNode answer, Instant asked) throws KakaoException {
        String accessToken = answer.path("access_token").asText("");
        if (!AccessToken.isWellFormed(accessToken)) {
            throw KakaoClient.unreadable();
        }
        Instant expiresAt = asked.plusSeconds(answer.path("expires_in").asLong(0));
        return new OAuthTokens(new AccessToken(accessToken, expiresAt), refreshToken(answer, asked));
    }

    private static Optional<RefreshToken> refreshToken(JsonNode answer, Instant asked) {
        String value = answer.path("refresh_token").asText("");
        if (value.isBlank()) {
            return Optional.empty();
        }
        JsonNode expiresIn = answer.path("refresh_token_expires_in");
        return Optional.of(
                new RefreshToken(value, expiresIn.canConvertToLong() ? asked.plusSeconds(expiresIn.asLong()) : null));
    }
}
