package io.jenkins.plugins.kakaomemo.network;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The head of a request to a proxy.
 *
 * @param line such as {@code CONNECT localhost:443 HTTP/1.1}
 * @param headers the lines below it
 */
record RequestHead(String line, List<String> headers) {

    private static final String END = "\r\n\r\n";

    static RequestHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.US_ASCII).endsWith(END)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            bytes.write(next);
        }
        List<String> lines = bytes.toString(StandardCharsets.US_ASCII).lines().toList();
        return new RequestHead(
                lines.get(0),
                lines.stream().skip(1).filter(header -> !header.isEmpty()).toList());
    }

    boolean isConnect() {
        return line.startsWith("CONNECT ");
    }

    /** Where it is to go. */
    URI target() {
        String target = line.split(" ")[1];
        return URI.create(isConnect() ? "https://" + target : target);
    }

    /** The value of a header, or {@code null}. */
    String header(String name) {
        return headers.stream()
                .filter(header -> isNamed(header, name))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    /** The same as the server behind the proxy gets it, on a connection of its own. */
    String forServer() {
        URI target = target();
        String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        return headers.stream()
                .filter(header -> !isNamed(header, "Proxy-Authorization") && !isNamed(header, "Connection"))
                .collect(Collectors.joining(
                        "\r\n", line.split(" ")[0] + " " + path + " HTTP/1.1\r\nConnection: close\r\n", END));
    }

    private static boolean isNamed(String header, String name) {
        return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }
}
