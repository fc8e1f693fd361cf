package io.jenkins.plugins.kakaomemo.account;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** An account that cannot be used as it is; the words name the field or setting to mend, and the cure. */
public final class AccountException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Localizable words;

    public AccountException(String field, Localizable words) {
        super(words.toString(Locale.ENGLISH));
        this.field = field;
        this.words = words;
    }

    /** The field to mend, such as {@code credentialsId} or {@code refreshToken}. */
    public String field() {
        return field;
    }

    /** What is wrong and what to do, in the language of whoever reads it. */
    @Override
    public String getLocalizedMessage() {
        return words.toString();
    }
}
