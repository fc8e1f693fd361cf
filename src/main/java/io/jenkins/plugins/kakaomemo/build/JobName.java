package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.kakaomemo.account.Ancestors;
import java.util.LinkedList;
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

    static JobName of(Item job) {
        List<String> names = new LinkedList<>();
        Item item = job;
        while (item != null) {
            names.add(0, item.getDisplayName());
            item = Ancestors.parent(item);
        }
        return new JobName(names);
    }

    /** Of a job that may be gone or hidden; then by what its full name says. */
    static JobName of(String fullName) {
        return VisibleItems.find(fullName, Job.class)
                .map(JobName::of)
                .orElseGet(() -> new JobName(Ancestors.namesIn(fullName)));
    }

    /**
     * The folders in the middle are left out first, then the outer ones.
     *
     * @param units how many UTF-16 units it may have
     */
    String shortened(int units) {
        int last = parts.size() - 1;
        if (last == 0) {
            return ShortText.line(parts.get(0), units);
        }
        String folder = ShortText.line(parts.get(last - 1), units);
        int forBoth = units - SEPARATOR.length();
        String job = ShortText.line(parts.get(last), forBoth - Math.min(folder.length(), FOLDER));
        String both = ShortText.line(folder, forBoth - job.length()) + SEPARATOR + job;
        return beginnings(last, units)
                .map(beginning -> beginning + both)
                .filter(name -> name.length() <= units)
                .findFirst()
                .orElse(both);
    }

    /** What may stand before the last two parts. */
    private Stream<String> beginnings(int last, int units) {
        String first = ShortText.line(parts.get(0), units) + SEPARATOR;
        return switch (last) {
            case 1 -> Stream.of();
            case 2 -> Stream.of(first, LEFT_OUT);
            default -> Stream.of(first + LEFT_OUT, LEFT_OUT);
        };
    }
}
