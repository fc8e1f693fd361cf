package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Texts from a properties file of each language. A reader of another language gets the file without a language,
 * whatever the language of the JVM is.
 *
 * @param neighbour a class of the package with the files
 * @param name of the files, without language and {@code .properties}
 */
public record TextBundle(Class<?> neighbour, String name) implements Serializable {

    public boolean has(String key) {
        return in(Locale.ROOT).containsKey(key);
    }

    /**
     * The text for a key, with the details in their places.
     *
     * @throws java.util.MissingResourceException if there are no files or no such key
     */
    public String words(Locale locale, String key, Object... details) {
        return new MessageFormat(in(locale).getString(key), locale).format(details);
    }

    private ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(
                neighbour.getPackageName() + '.' + name,
                locale,
                neighbour.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
