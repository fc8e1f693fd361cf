package io.jenkins.plugins.kakaomemo.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names given by users, shortened to one line. */
final class ShortText {

    private static final String ELLIPSIS = "…";
    private static final int READ = 1000;
    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X");

    private ShortText() {}

    /**
     * One line of whole grapheme clusters, without invisible characters, with an ellipsis at the end if it was too long.
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
        StringBuilder line = new StringBuilder(given.length());
        boolean gap = false;
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            i += Character.charCount(character);
            if (isBlank(character)) {
                gap = !line.isEmpty();
            } else if (!isDirection(character)) {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.appendCodePoint(isLoneSurrogate(character) ? 0xFFFD : character);
            }
        }
        return line.toString();
    }

    private static boolean isBlank(int character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    /** Marks that change the direction of writing, also of the rest of the card. */
    private static boolean isDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
