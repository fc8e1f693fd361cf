package io.jenkins.plugins.kakaomemo.kakao;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An {@code application/x-www-form-urlencoded} body or query in UTF-8; fields without a value are left out. */
public final class Form {

    static final String CONTENT_TYPE = "application/x-www-form-urlencoded;charset=utf-8";

    private final Map<String, String> fields = new LinkedHashMap<>();

    Form() {}

    /**
     * The decoded values of a query by name, such as that of the address to which Kakao sends the browser back. Of two
     * with one name the first counts; one that cannot be decoded is empty, and a name without {@code =} is left out.
     *
     * @param query as it stands in the address, with or without the fragment that follows
     */
    public static Map<String, String> fields(String query) {
        return Arrays.stream(query.replaceFirst("#.*", "").split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> decode(field[0]), field -> decode(field[1]), (first, second) -> first));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    Form with(String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Form with(Map<String, String> others) {
        others.forEach(this::with);
        return this;
    }

    String get(String name) {
        return fields.get(name);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
