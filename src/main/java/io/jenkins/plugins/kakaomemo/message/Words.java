package io.jenkins.plugins.kakaomemo.message;

import io.jenkins.plugins.kakaomemo.words.Bundle;
import java.util.Locale;

/** The words of the card, in the language of the one who reads it. */
record Words(Locale locale) {

    private static final Bundle BUNDLE = new Bundle(Words.class, "Card");

    String of(String key, Object... details) {
        return BUNDLE.words(locale, key, details);
    }
}
