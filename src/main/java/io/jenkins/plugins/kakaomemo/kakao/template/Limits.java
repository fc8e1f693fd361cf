package io.jenkins.plugins.kakaomemo.kakao.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** What Kakao takes in a field, checked where the field is made. */
final class Limits {

    static final int TEXT = 200;
    static final int BUTTONS = 2;

    private Limits() {}

    static void required(String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new InvalidTemplateException(field, "missing");
        }
    }

    static void text(String field, String value) {
        required(field, value);
        if (value.length() > TEXT) {
            throw new InvalidTemplateException(field, "tooLong", value.length(), TEXT);
        }
    }

    static void between(String field, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new InvalidTemplateException(field, "outOfRange", value, least, most);
        }
    }

    static void webAddress(String field, String value) {
        if (value == null) {
            return;
        }
        try {
            URI address = new URI(value);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getRawAuthority() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new InvalidTemplateException(field, "notWeb", value);
        }
        throw new InvalidTemplateException(field, "notWeb", value);
    }

    static <T> List<T> entries(String field, List<T> values, int least, int most) {
        List<T> entries = values == null ? List.of() : values;
        entries.forEach(entry -> required(field, entry));
        if (entries.size() < least || entries.size() > most) {
            throw new InvalidTemplateException(field, "entries", entries.size(), least, most);
        }
        return List.copyOf(entries);
    }

    static List<Button> buttons(List<Button> buttons) {
        return buttons(buttons, BUTTONS);
    }

    static List<Button> buttons(List<Button> buttons, int most) {
        return entries("buttons", buttons, 0, most);
    }

    static void templateId(long value) {
        if (value <= 0) {
            throw new InvalidTemplateException("template_id", "notPositive", value);
        }
    }

    static Map<String, String> templateArgs(Map<String, String> values) {
        Map<String, String> args = values == null ? Map.of() : values;
        args.forEach((name, value) -> {
            if (name == null || value == null) {
                throw new InvalidTemplateException("template_args." + name, "missing");
            }
        });
        return Map.copyOf(args);
    }
}
