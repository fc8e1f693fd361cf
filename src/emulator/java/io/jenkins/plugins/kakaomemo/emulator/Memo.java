package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A message that was accepted.
 *
 * @param number 1 for the first one accepted
 * @param user who sent it
 * @param receiver who got it: for a memo, the sender
 * @param kind by which call it came
 * @param content the decoded {@code template_object} of a {@link Kind#DEFAULT} one; of the others, an object of
 *     {@code template_id} and {@code template_args} or {@code request_url} as they were sent
 * @param receivedAt when it was accepted
 * @param unregisteredLinks the links that would not open, because their domain is not registered with the app
 */
public record Memo(
        int number,
        EmulatorUser user,
        EmulatorUser receiver,
        Kind kind,
        JsonNode content,
        Instant receivedAt,
        List<String> unregisteredLinks) {

    /** By which call a message came. */
    public enum Kind {
        /** A default template: {@code default/send}. */
        DEFAULT,
        /** A template made in the console: {@code send}. */
        CUSTOM,
        /** A web page: {@code scrap/send}. */
        SCRAP
    }

    /** Whether it came by the friends API, not by the memo API. */
    public boolean isToFriend() {
        return user != receiver;
    }

    /** The text of a text template, empty for all else. */
    public String text() {
        return content.path("text").asText();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("number", number);
        json.putObject("user").put("id", user.id()).put("nickname", user.nickname());
        json.putObject("receiver").put("id", receiver.id()).put("nickname", receiver.nickname());
        json.put("kind", kind.name().toLowerCase(Locale.ROOT)).put("receivedAt", receivedAt.toString());
        json.set("content", content);
        json.set("unregisteredLinks", Json.array(unregisteredLinks));
        return json;
    }
}
