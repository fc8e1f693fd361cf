package io.jenkins.plugins.kakaomemo.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names given by users, shortened to one line. */
final class ShortText {

    private static final String ELLIPSIS = "…";
    private static final int READ = 1000;
    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Z}]+");

    /** Marks that change the direction of writing, also of the rest of the card. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private ShortText() {}

    /**
     * One line of whole grapheme clusters, without invisible characters, with an ellipsis at the end if it was too
     * long.
     *
     * @param units how many UTF-16 units it may have
     */
    static String line(String given, int units) {
        String line = oneLine(given.length() > READ ? given.substring(0, READ) : given);
        return line.length() <= units ? line : start(line, units - ELLIPSIS.length()) + ELLIPSIS;
    }

    private static String start(String line, int units) {
        int end = 0;
        Matcher cluster = GRAPHEME_CLUSTER.matcher(line);
        while (cluster.find() && cluster.end() <= units) {
            end = cluster.end();
        }
        return line.substring(0, end).stripTrailing();
    }

    private static String oneLine(String given) {
        String whole = LONE_SURROGATE.matcher(given).replaceAll("\uFFFD");
        String visible = DIRECTION.matcher(whole).replaceAll("");
        return BLANKS.matcher(visible).replaceAll(" ").strip();
    }
}
