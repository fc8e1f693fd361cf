package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A delivery as one line of JSON, version 1. */
final class DeliveryEntryFormat {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;

    private DeliveryEntryFormat() {}

    /** Ends with the end of the line. */
    static String line(DeliveryEntry entry) {
        ObjectNode json = JSON.createObjectNode()
                .put("version", VERSION)
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("outcome", entry.outcome().name())
                .put("code", entry.code())
                .put("attempts", entry.attempts())
                .put("took", entry.took().toMillis());
        entry.origins().forEach(json.putArray("origins")::add);
        return json + "\n";
    }

    /** Empty if that is no delivery of this version. */
    static Optional<DeliveryEntry> read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.required("version").asInt() != VERSION) {
                return Optional.empty();
            }
            List<String> origins = new ArrayList<>();
            json.required("origins").forEach(origin -> origins.add(origin.asText()));
            return Optional.of(new DeliveryEntry(
                    json.required("id").asText(),
                    Instant.parse(json.required("at").asText()),
                    origins,
                    DeliveryStatus.valueOf(json.required("outcome").asText()),
                    json.required("code").asText(),
                    json.required("attempts").asInt(),
                    Duration.ofMillis(json.required("took").asLong())));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
