package io.jenkins.plugins.kakaomemo.kakao;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Words from a properties file of each language. Who reads none of these languages gets the file without a language,
 * whatever the computer's own language is.
 */
public final class TextBundle {

    private final String name;
    private final ClassLoader loader;

    /**
     * @param neighbour a class of the package in which the files are
     * @param name of the files, without language and {@code .properties}
     */
    public TextBundle(Class<?> neighbour, String name) {
        this.name = neighbour.getPackageName() + '.' + name;
        this.loader = neighbour.getClassLoader();
    }

    /** Whether there are words for this key. */
    public boolean has(String key) {
        return of(Locale.ROOT).containsKey(key);
    }

    /**
     * The words for a key, with the details in their places.
     *
     * @throws java.util.MissingResourceException if there are no files or no such key
     */
    public String words(Locale locale, String key, Object... details) {
        return new MessageFormat(of(locale).getString(key), locale).format(details);
    }

    private ResourceBundle of(Locale locale) {
        return ResourceBundle.getBundle(
                name,
                locale,
                loader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
