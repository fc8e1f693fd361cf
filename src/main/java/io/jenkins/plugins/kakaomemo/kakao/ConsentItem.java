package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing a user may agree to, as {@code /v2/user/scopes} lists it.
 *
 * @param id the scope, such as {@code talk_message}
 * @param agreed whether the user has agreed to it
 */
public record ConsentItem(String id, boolean agreed) {

    /** The scope without which no memo can be sent. */
    public static final String TALK_MESSAGE = "talk_message";

    /** The scope without which friends can neither be listed nor written to. */
    public static final String FRIENDS = "friends";

    /** The scope without which Kakao does not say the user's name. */
    public static final String NICKNAME = "profile_nickname";

    static ConsentItem of(JsonNode item) {
        return new ConsentItem(item.path("id").asText(), item.path("agreed").asBoolean());
    }
}
