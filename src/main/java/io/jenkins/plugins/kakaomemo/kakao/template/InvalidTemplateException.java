package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** A template that Kakao would refuse; the words name the field, what is wrong with it and what Kakao takes. */
public final class InvalidTemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final TextBundle BUNDLE = new TextBundle(InvalidTemplateException.class, "Limits");

    private final String field;
    private final String key;
    private final Serializable[] details;

    InvalidTemplateException(String field, String key, Serializable... details) {
        super(words(Locale.ENGLISH, field, key, details));
        this.field = field;
        this.key = key;
        this.details = details;
    }

    /** A field without the value that it must have. */
    public static InvalidTemplateException missing(String field) {
        return new InvalidTemplateException(field, "missing");
    }

    /** A value that is none of those that the field takes. */
    public static InvalidTemplateException notAllowed(String field, String value, List<String> allowed) {
        return new InvalidTemplateException(field, "notAllowed", value, String.join(", ", allowed));
    }

    /** A number, list or other value where only a text will do. */
    public static InvalidTemplateException notText(String field, Object value) {
        return new InvalidTemplateException(field, "notText", String.valueOf(value));
    }

    /** The field in Kakao's words, such as {@code buttons} or {@code content.link}. */
    public String field() {
        return field;
    }

    /** The same about a field that the user knows by another name. */
    public InvalidTemplateException named(String otherField) {
        return new InvalidTemplateException(otherField, key, details);
    }

    /** What is wrong, and how to put it right, in one sentence. */
    public String getMessage(Locale locale) {
        return words(locale, field, key, details);
    }

    private static String words(Locale locale, String field, String key, Serializable... details) {
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = field;
        System.arraycopy(details, 0, arguments, 1, details.length);
        return BUNDLE.words(locale, key, arguments);
    }
}
