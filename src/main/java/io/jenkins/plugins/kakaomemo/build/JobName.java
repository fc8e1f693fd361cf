package io.jenkins.plugins.kakaomemo.build;

import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a job after those of its folders.
 *
 * @param parts from the outermost folder to the job itself, at least one
 */
record JobName(List<String> parts) {

    static final int UNITS = 50;

    /** How many units a very long job name leaves to its folder, which often is the project of a branch. */
    private static final int FOLDER = 15;

    private static final String SEPARATOR = " » ";
    private static final String LEFT_OUT = "…" + SEPARATOR;

    /** At most {@value #UNITS} UTF-16 units; the folders in the middle are left out first, then the outer ones. */
    String shortened() {
        int last = parts.size() - 1;
        if (last == 0) {
            return ShortText.line(parts.get(0), UNITS);
        }
        String folder = ShortText.line(parts.get(last - 1), UNITS);
        int forBoth = UNITS - SEPARATOR.length();
        String job = ShortText.line(parts.get(last), forBoth - Math.min(folder.length(), FOLDER));
        String both = ShortText.line(folder, forBoth - job.length()) + SEPARATOR + job;
        return beginnings(last)
                .map(beginning -> beginning + both)
                .filter(name -> name.length() <= UNITS)
                .findFirst()
                .orElse(both);
    }

    /** What may stand before the last two parts. */
    private Stream<String> beginnings(int last) {
        String first = ShortText.line(parts.get(0), UNITS) + SEPARATOR;
        return switch (last) {
            case 1 -> Stream.of();
            case 2 -> Stream.of(first, LEFT_OUT);
            default -> Stream.of(first + LEFT_OUT, LEFT_OUT);
        };
    }
}
