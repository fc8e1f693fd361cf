package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.Locale;

/** A condition that cannot be used; the words name the field, what was given and what is allowed. */
public final class InvalidConditionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final TextBundle BUNDLE = new TextBundle(InvalidConditionException.class, "Conditions");

    private final String given;
    private final String key;
    private final String allowed;

    InvalidConditionException(String given, String key) {
        this(given, key, null);
    }

    InvalidConditionException(String given, String key, String allowed) {
        super(BUNDLE.words(Locale.ENGLISH, key, given, allowed));
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
        return BUNDLE.words(locale, key, given, allowed);
    }
}
