package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The memos of one day of Kakao's quota, which are Korea's days.
 *
 * @param last when the last of them was sent
 * @param memos how many were sent on the day of the last, at least 1
 */
record DayCount(Instant last, int memos) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int VERSION = 1;

    DayCount {
        if (memos < 1) {
            throw new IllegalArgumentException("memos is " + memos + "; at least 1 was sent");
        }
    }

    /** How many were sent on the day of this instant. */
    int on(Instant now) {
        return day(last).equals(day(now)) ? memos : 0;
    }

    /** These memos and those that were sent before them on the same day. */
    DayCount after(DayCount earlier) {
        return new DayCount(last, (int) Math.min(Integer.MAX_VALUE, (long) earlier.on(last) + memos));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, KOREA);
    }

    String written() {
        return JSON.createObjectNode()
                .put("version", VERSION)
                .put("last", last.toString())
                .put("memos", memos)
                .toPrettyString();
    }

    /** @throws IOException if that is no count of this version */
    static DayCount read(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.required("version").asInt() != VERSION) {
                throw new IOException("version " + json.get("version") + " instead of " + VERSION);
            }
            return new DayCount(
                    Instant.parse(json.required("last").asText()),
                    json.required("memos").asInt());
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a field is missing or has a value that it cannot have", e);
        }
    }
}
