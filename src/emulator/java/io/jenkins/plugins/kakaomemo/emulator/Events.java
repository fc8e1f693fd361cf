package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@code GET /emulator/events}: a server-sent event for each memo. */
final class Events {

    static final String PATH = "/emulator/events";

    private static final int HEARTBEAT_SECONDS = 15;

    private final Set<BlockingQueue<String>> watchers = ConcurrentHashMap.newKeySet();

    void publish(JsonNode memo) {
        watchers.forEach(queue -> queue.add("event: memo\ndata: " + memo + "\n\n"));
    }

    /** Writes events until the watcher goes away or the emulator closes. */
    void serve(HttpExchange http) throws IOException, InterruptedException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        queue.add("retry: 1000\n\n");
        watchers.add(queue);
        try {
            http.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            http.getResponseHeaders().set("Cache-Control", "no-store");
            http.sendResponseHeaders(200, 0);
            OutputStream out = http.getResponseBody();
            while (true) {
                String event = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                out.write((event == null ? ":\n\n" : event).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            watchers.remove(queue);
        }
    }
}
