package io.jenkins.plugins.kakaomemo.emulator;

import java.util.HashMap;
import java.util.Map;

/** Which endpoint answers which method and path. */
final class Routes {

    interface Endpoint {
        Answer answer(Call call);
    }

    private final Map<String, Map<String, Endpoint>> byPath = new HashMap<>();

    void get(String path, Endpoint endpoint) {
        add("GET", path, endpoint);
    }

    void post(String path, Endpoint endpoint) {
        add("POST", path, endpoint);
    }

    /** What the endpoint of this call answers, a refusal included; 404 or 405 without a body if there is none. */
    Answer answer(Call call) {
        Map<String, Endpoint> byMethod = byPath.get(call.path());
        if (byMethod == null) {
            return Answer.empty(404);
        }
        Endpoint endpoint = byMethod.get(call.method());
        if (endpoint == null) {
            return Answer.empty(405).with("Allow", String.join(", ", byMethod.keySet()));
        }
        try {
            return endpoint.answer(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private void add(String method, String path, Endpoint endpoint) {
        byPath.computeIfAbsent(path, unused -> new HashMap<>()).put(method, endpoint);
    }
}
