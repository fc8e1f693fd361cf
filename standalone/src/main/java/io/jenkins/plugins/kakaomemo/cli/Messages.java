package io.jenkins.plugins.kakaomemo.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the commands say, in the language of the person, from {@code Messages.properties}. */
final class Messages {

    /** The bundle of the help texts, which picocli reads. */
    static final String HELP = "io.jenkins.plugins.kakaomemo.cli.Help";

    private static final String BUNDLE = Messages.class.getName();

    private Messages() {}

    static String get(String key, Object... arguments) {
        Locale locale = Locale.getDefault();
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Messages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
