package io.jenkins.plugins.kakaomemo.emulator;

import java.util.ArrayList;
import java.util.List;

/** The requests in the order they arrived. Thread-safe. */
final class RequestLog {

    private final List<RecordedRequest> requests = new ArrayList<>();

    synchronized void arrived(RecordedRequest request) {
        requests.add(request);
    }

    synchronized void answered(RecordedRequest request, int status) {
        for (int i = requests.size() - 1; i >= 0; i--) {
            if (requests.get(i) == request) {
                requests.set(i, request.answered(status));
                return;
            }
        }
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
