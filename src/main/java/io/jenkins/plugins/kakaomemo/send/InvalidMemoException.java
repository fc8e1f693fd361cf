package io.jenkins.plugins.kakaomemo.send;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** A memo that cannot be made as it is described; the words name the field, what it takes, and the cure. */
final class InvalidMemoException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Localizable words;

    InvalidMemoException(String field, Localizable words) {
        super(words.toString(Locale.ENGLISH));
        this.field = field;
        this.words = words;
    }

    String field() {
        return field;
    }

    /** In the language of whoever reads it. */
    @Override
    public String getLocalizedMessage() {
        return words.toString();
    }
}
