package io.jenkins.plugins.kakaomemo.connect;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** An account that cannot be connected; the words say why, and what to do. */
final class ConnectException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Localizable words;

    ConnectException(Localizable words) {
        super(words.toString(Locale.ENGLISH));
        this.words = words;
    }

    /** What is wrong and what to do, in the language of whoever reads it. */
    @Override
    public String getLocalizedMessage() {
        return words.toString();
    }
}
