package io.jenkins.plugins.kakaomemo.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the card, in the language of the one who reads it. */
record Words(Locale locale) {

    String of(String key, Object... details) {
        return new MessageFormat(bundle().getString(key), locale).format(details);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                Words.class.getPackageName() + ".Card",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
