package io.jenkins.plugins.kakaomemo.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the name that was probably meant; picocli's own suggestions go by parts of words and miss swapped letters. */
final class Spelling {

    /** Two letters in the wrong order are two changes. */
    private static final int MOST_CHANGES = 2;

    private Spelling() {}

    /** The name with the fewest letters to change, if there are few. */
    static Optional<String> closest(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> changes(typed, name) <= MOST_CHANGES)
                .min(Comparator.comparingInt(name -> changes(typed, name)));
    }

    /** The Levenshtein distance, row by row. */
    private static int changes(String typed, String name) {
        int[] row = IntStream.rangeClosed(0, name.length()).toArray();
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int replaced = diagonal + (typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[name.length()];
    }
}
