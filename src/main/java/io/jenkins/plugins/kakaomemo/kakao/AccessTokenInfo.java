package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What Kakao says of an access token.
 *
 * @param userId the user's id within the app
 * @param expiresIn how long it still lives
 * @param appId the app it was issued for
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api">Kakao Login: REST API</a>
 */
public record AccessTokenInfo(long userId, Duration expiresIn, long appId) {

    static AccessTokenInfo of(JsonNode answer) {
        return new AccessTokenInfo(
                answer.path("id").asLong(),
                Duration.ofSeconds(answer.path("expires_in").asLong()),
                answer.path("app_id").asLong());
    }
}
