package io.jenkins.plugins.kakaomemo.cli;

import java.nio.file.Path;

/** The folder where the person's programs keep their settings. */
final class ConfigurationFolder {

    private ConfigurationFolder() {}

    /** This program's own folder in it, which need not exist yet. */
    static Path of(Surroundings surroundings) {
        return base(surroundings).resolve("kakao-memo");
    }

    /**
     * {@code $XDG_CONFIG_HOME}, which counts only if it is absolute, or {@code %APPDATA%}, or {@code ~/.config}.
     *
     * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
     */
    private static Path base(Surroundings surroundings) {
        for (String name : new String[] {"XDG_CONFIG_HOME", "APPDATA"}) {
            String value = surroundings.variable(name);
            if (value != null && Path.of(value).isAbsolute()) {
                return Path.of(value);
            }
        }
        String home = surroundings.variable("HOME");
        return Path.of(home != null ? home : System.getProperty("user.home"), ".config");
    }
}
