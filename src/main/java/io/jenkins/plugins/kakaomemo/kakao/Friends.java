package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One page of the friends list.
 *
 * @param elements the friends of this page, at most 100
 * @param totalCount how many there are in all
 */
public record Friends(List<Friend> elements, int totalCount) {

    public Friends {
        elements = List.copyOf(elements);
    }

    static Friends of(JsonNode answer) {
        List<Friend> friends =
                KakaoClient.elements(answer.path("elements")).map(Friend::of).toList();
        return new Friends(friends, answer.path("total_count").asInt());
    }

    /**
     * A friend who uses the same app.
     *
     * @param id the number of the Kakao account within the app, which stays the same
     * @param uuid how the message API addresses the friend; valid within the app only, and it may change
     * @param nickname the name shown in KakaoTalk
     */
    public record Friend(long id, String uuid, String nickname) {

        static Friend of(JsonNode friend) {
            return new Friend(
                    friend.path("id").asLong(),
                    friend.path("uuid").asText(),
                    friend.path("profile_nickname").asText());
        }
    }
}
