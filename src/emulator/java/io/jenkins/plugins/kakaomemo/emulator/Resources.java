package io.jenkins.plugins.kakaomemo.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The files of the pages: HTML with {@code {{name}}} places to fill, style sheets, scripts and pictures. */
final class Resources {

    private static final String POLICY = "default-src 'self'; img-src 'self' data: http: https:";

    private static final List<String> STATIC_FILES =
            List.of("chat.css", "chat.js", "consent.css", "icon.svg", "picture.svg");

    /** How a memo is drawn: the plugin draws with the same files. */
    private static final List<String> SHARED_FILES = List.of("bubbles.css", "bubbles.js");

    private static final String SHARED_FOLDER = "/io/jenkins/plugins/kakaomemo/preview/";

    private Resources() {}

    static void addTo(Routes routes) {
        routes.get("/", call -> page(200, "chat.html", Map.of("view", "chat", "title", "나와의 채팅")));
        routes.get("/emulator/phones", call -> page(200, "chat.html", Map.of("view", "phones", "title", "두 채팅방")));
        for (String file : STATIC_FILES) {
            routes.get("/emulator/" + file, call -> Answer.of(200, contentType(file), read(file)));
        }
        for (String file : SHARED_FILES) {
            routes.get("/emulator/" + file, call -> Answer.of(200, contentType(file), read(SHARED_FOLDER + file)));
        }
    }

    /** A page of ours whose places are filled with HTML. */
    static Answer page(int status, String file, Map<String, String> html) {
        String page = new String(read(file), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> place : html.entrySet()) {
            page = page.replace("{{" + place.getKey() + "}}", place.getValue());
        }
        return Answer.html(status, page)
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    private static byte[] read(String file) {
        try (InputStream in = Resources.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            default -> "image/svg+xml";
        };
    }
}
