package io.jenkins.plugins.kakaomemo.build;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.Locale;

/** The words of the card, in the language of the one who reads it. */
record CardWords(Locale locale) {

    private static final TextBundle BUNDLE = new TextBundle(CardWords.class, "Card");

    String of(String key, Object... details) {
        return BUNDLE.words(locale, key, details);
    }
}
