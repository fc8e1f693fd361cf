package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A complete HTTP answer. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of(CONTENT_TYPE, contentType), body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(JsonNode body) {
        return json(200, body);
    }

    static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=UTF-8", Json.bytes(body));
    }

    static Answer redirect(String location) {
        return empty(302).with("Location", location);
    }

    static Answer kapi(int status, int code, String msg) {
        return json(status, kapiBody(code, msg));
    }

    static ObjectNode kapiBody(int code, String msg) {
        return Json.object().put("msg", msg).put("code", code);
    }

    static Answer kauth(int status, String error, String description, String code) {
        return json(
                status,
                Json.object()
                        .put("error", error)
                        .put("error_description", description)
                        .put("error_code", code));
    }

    Answer with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }
}
