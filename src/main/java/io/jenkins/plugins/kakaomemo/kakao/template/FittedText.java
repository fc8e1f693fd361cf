package io.jenkins.plugins.kakaomemo.kakao.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that Kakao accepts: at most 200 UTF-16 units of whole grapheme clusters, free of what cannot be shown.
 *
 * @param text what fits
 * @param originalLength how many UTF-16 units were given
 * @param shortened whether something had to be left out at the end
 */
public record FittedText(String text, int originalLength, boolean shortened) {

    private static final String ELLIPSIS = "…";
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\\x1B\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X");

    /**
     * Makes a text fit. Line ends become {@code \n}; colours meant for a terminal and control characters go, half a
     * surrogate pair becomes U+FFFD, and what is too long ends in an ellipsis.
     *
     * @throws InvalidTemplateException if nothing is left to show
     */
    public static FittedText of(String given) {
        String shown = LINE_END.matcher(given).replaceAll("\n");
        shown = TERMINAL_SEQUENCE.matcher(shown).replaceAll("");
        shown = CONTROL.matcher(shown).replaceAll("");
        shown = LONE_SURROGATE.matcher(shown).replaceAll("\uFFFD");
        if (shown.isBlank()) {
            throw new InvalidTemplateException("text", "blank");
        }
        boolean tooLong = shown.length() > Limits.TEXT;
        return new FittedText(tooLong ? shortened(shown) : shown, given.length(), tooLong);
    }

    private static String shortened(String text) {
        int room = Limits.TEXT - ELLIPSIS.length();
        int end = 0;
        Matcher cluster = GRAPHEME_CLUSTER.matcher(text);
        while (cluster.find() && cluster.end() <= room) {
            end = cluster.end();
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
