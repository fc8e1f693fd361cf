package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.Locale;

/** A setting that cannot be used; the words name the field, what was given and what is allowed. */
public final class InvalidQuotaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final TextBundle BUNDLE = new TextBundle(InvalidQuotaException.class, "Quota");

    private final String key;
    private final String[] details;

    /** @param details texts, so that numbers come out as they were given */
    InvalidQuotaException(String key, String... details) {
        super(BUNDLE.words(Locale.ENGLISH, key, (Object[]) details));
        this.key = key;
        this.details = details;
    }

    /** What is wrong, and how to put it right, in one sentence. */
    public String getMessage(Locale locale) {
        return BUNDLE.words(locale, key, (Object[]) details);
    }
}
