package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A friend who uses the same app.
 *
 * @param uuid how the message API addresses the friend; valid within the app only, and it may change
 * @param nickname the name shown in KakaoTalk
 */
public record Friend(String uuid, String nickname) {

    static Friend of(JsonNode friend) {
        return new Friend(
                friend.path("uuid").asText(), friend.path("profile_nickname").asText());
    }
}
