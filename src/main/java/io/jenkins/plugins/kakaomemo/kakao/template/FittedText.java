package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * A text that Kakao accepts: at most 200 UTF-16 units of whole grapheme clusters, free of what cannot be shown.
 *
 * @param text what fits
 * @param originalLength how many UTF-16 units were given, in all parts together
 * @param shortened whether something had to be left out, with an ellipsis in its place
 */
public record FittedText(String text, int originalLength, boolean shortened) {

    /** How many UTF-16 units Kakao accepts. */
    public static final int MOST_UNITS = Limits.TEXT;

    /**
     * Makes a text fit by leaving out its middle.
     *
     * @throws InvalidFieldException if nothing is left to show
     */
    public static FittedText of(String given) {
        return Overflow.SHORTEN.fit(given, List.of()).get(0);
    }

    /**
     * The end of a text in whole grapheme clusters, with an ellipsis at the start if something had to be left out.
     *
     * @param units at most so many UTF-16 units come back
     */
    public static String end(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        int start = new CutPoints(text).startFrom(text.length() - units + Shortening.ELLIPSIS.length());
        return Shortening.ELLIPSIS + text.substring(start);
    }
}
