package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.util.Locale;

/** A text that is put into words when it is shown, in the reader's language. */
@FunctionalInterface
public interface LocalizedText extends Serializable {

    /** The text in that language; English where there is no translation. */
    String in(Locale locale);
}
