package io.jenkins.plugins.kakaomemo.kakao;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An {@code application/x-www-form-urlencoded} body or query in UTF-8; fields without a value are left out. */
final class Form {

    static final String CONTENT_TYPE = "application/x-www-form-urlencoded;charset=utf-8";

    private final Map<String, String> fields = new LinkedHashMap<>();

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
