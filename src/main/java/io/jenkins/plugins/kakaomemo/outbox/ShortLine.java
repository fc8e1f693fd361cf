package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One line of at most 60 UTF-16 units that keeps the end of what was given, where the builds of a project differ. */
final class ShortLine {

    static final int UNITS = 60;

    private static final String ELLIPSIS = "…";
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern TWO_CLUSTERS = Pattern.compile("\\X\\X");

    /** Blanks, and marks that turn the direction of writing. */
    private static final Pattern GAP = Pattern.compile("[\\s\\u202A-\\u202E\\u2066-\\u2069]+");

    private ShortLine() {}

    /** @param given a text that says something which can be seen */
    static String of(String given) {
        String line = GAP.matcher(FittedText.of(given).text()).replaceAll(" ").strip();
        if (line.length() <= UNITS) {
            return line;
        }
        int start = CLUSTER.matcher(line)
                .results()
                .filter(cluster -> line.length() - cluster.start() <= UNITS - ELLIPSIS.length())
                .filter(ShortLine::staysByItself)
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElse(line.length());
        return ELLIPSIS + line.substring(start);
    }

    /** A combining mark at the start would join the ellipsis. */
    private static boolean staysByItself(MatchResult cluster) {
        return TWO_CLUSTERS.matcher(ELLIPSIS + cluster.group()).matches();
    }
}
