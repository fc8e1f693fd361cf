package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pending memo as JSON, version 1. */
final class PendingMemoFormat {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;

    private PendingMemoFormat() {}

    static byte[] write(PendingMemo memo) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION)
                .put("id", memo.id())
                .put("account", memo.account())
                .put("created", memo.created().toString())
                .put("expires", memo.expires().toString())
                .put("attempts", memo.attempts())
                .put("nextTry", memo.nextTry().toString())
                .put("lastReason", memo.lastReason())
                .put("kind", memo.kind().name())
                .put("policy", memo.policy().name());
        memo.origins().forEach(json.putArray("origins")::add);
        memo.replaces().forEach(json.putArray("replaces")::add);
        memo.receivers().forEach(json.putArray("receivers")::add);
        memo.form().forEach(json.putObject("form")::put);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists of them always make JSON", e);
        }
    }

    /** @throws IOException if that is no memo of this version */
    static PendingMemo read(byte[] content) throws IOException {
        JsonNode json = JSON.readTree(content);
        if (number(json, "version") != VERSION) {
            throw new IOException("version " + json.path("version") + " instead of " + VERSION);
        }
        try {
            return new PendingMemo(
                    text(json, "id"),
                    text(json, "account"),
                    texts(json, "receivers"),
                    Memo.Kind.valueOf(text(json, "kind")),
                    form(field(json, "form")),
                    texts(json, "origins"),
                    DeliveryPolicy.valueOf(text(json, "policy")),
                    texts(json, "replaces"),
                    Instant.parse(text(json, "created")),
                    Instant.parse(text(json, "expires")),
                    number(json, "attempts"),
                    Instant.parse(text(json, "nextTry")),
                    text(json, "lastReason"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a field has a value that it cannot have", e);
        }
    }

    private static List<String> texts(JsonNode json, String name) throws IOException {
        JsonNode array = field(json, name);
        if (!array.isArray()) {
            throw new IOException("the field " + name + " is no list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array) {
            texts.add(text(name, each));
        }
        return texts;
    }

    private static Map<String, String> form(JsonNode object) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            form.put(each.getKey(), text(object, each.getKey()));
        }
        if (form.isEmpty()) {
            throw new IOException("the field form is empty");
        }
        return form;
    }

    private static int number(JsonNode json, String name) throws IOException {
        JsonNode value = field(json, name);
        if (!value.isInt()) {
            throw new IOException("the field " + name + " is no number");
        }
        return value.asInt();
    }

    private static String text(JsonNode json, String name) throws IOException {
        return text(name, field(json, name));
    }

    private static String text(String name, JsonNode value) throws IOException {
        if (!value.isTextual()) {
            throw new IOException("the field " + name + " is no text");
        }
        return value.asText();
    }

    private static JsonNode field(JsonNode json, String name) throws IOException {
        if (json == null || !json.has(name)) {
            throw new IOException("the field " + name + " is missing");
        }
        return json.get(name);
    }
}
