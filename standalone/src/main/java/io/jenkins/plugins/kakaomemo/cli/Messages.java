package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.Locale;

/** What the commands say, in the language of the user, from {@code Messages.properties}. */
public final class Messages {

    /** The bundle of the help texts, which picocli reads. */
    static final String HELP = "io.jenkins.plugins.kakaomemo.cli.Help";

    private static final TextBundle BUNDLE = new TextBundle(Messages.class, "Messages");

    private Messages() {}

    public static String get(String key, Object... arguments) {
        return BUNDLE.words(Locale.getDefault(), key, arguments);
    }
}
