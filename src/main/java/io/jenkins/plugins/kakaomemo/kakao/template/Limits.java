package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What Kakao accepts in a field, checked where the field is made. */
public final class Limits {

    static final int TEXT = 200;
    static final int BUTTONS = 2;

    private static final TextBundle BUNDLE = new TextBundle(Limits.class, "Limits");

    private Limits() {}

    /** A field without the value that it must have. */
    public static InvalidFieldException missing(String field) {
        return refused(field, "missing");
    }

    /** A value that is none of those that the field accepts. */
    public static InvalidFieldException notAllowed(String field, String value, List<String> allowed) {
        return refused(field, "notAllowed", value, String.join(", ", allowed));
    }

    /** A number, list or other value where the field accepts text only. */
    public static InvalidFieldException notText(String field, Object value) {
        return refused(field, "notText", String.valueOf(value));
    }

    static InvalidFieldException refused(String field, String key, Serializable... details) {
        return InvalidFieldException.of(field, BUNDLE, key, details);
    }

    static void required(String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw missing(field);
        }
    }

    static void text(String field, String value) {
        required(field, value);
        if (value.length() > TEXT) {
            throw refused(field, "tooLong", value.length(), TEXT);
        }
    }

    static <T> List<T> entries(String field, List<T> values, int least, int most) {
        List<T> entries = values == null ? List.of() : values;
        entries.forEach(entry -> required(field, entry));
        if (entries.size() < least || entries.size() > most) {
            throw refused(field, "entries", entries.size(), least, most);
        }
        return List.copyOf(entries);
    }

    static List<Button> buttons(List<Button> buttons) {
        return entries("buttons", buttons, 0, BUTTONS);
    }

    static void templateId(long value) {
        if (value <= 0) {
            throw refused("template_id", "notPositive", value);
        }
    }

    static Map<String, String> templateArgs(Map<String, String> values) {
        Map<String, String> args = values == null ? Map.of() : values;
        args.forEach((name, value) -> {
            if (name == null || value == null) {
                throw missing("template_args." + name);
            }
        });
        return Map.copyOf(args);
    }
}
