package io.jenkins.plugins.kakaomemo.rule;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** A condition that cannot be used; the words name the field, what was given and what is allowed. */
public final class InvalidConditionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String given;
    private final String key;
    private final String allowed;

    InvalidConditionException(String given, String key) {
        this(given, key, null);
    }

    InvalidConditionException(String given, String key, String allowed) {
        super(words(Locale.ENGLISH, given, key, allowed));
        this.given = given;
        this.key = key;
        this.allowed = allowed;
    }

    /** What was given in place of a condition. */
    public String given() {
        return given;
    }

    /** What is wrong, and how to put it right, in one sentence. */
    public String getMessage(Locale locale) {
        return words(locale, given, key, allowed);
    }

    private static String words(Locale locale, String given, String key, String allowed) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                Conditions.class.getName(),
                locale,
                Conditions.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(new Object[] {given, allowed});
    }
}
