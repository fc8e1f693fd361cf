package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.kakaomemo.content.Fields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The conditions of a form: a check box for each, and a number for {@code everyNthFailure(n)}. All are submitted under
 * the one name {@code on}.
 */
public final class ConditionBoxes {

    private static final Pattern EVERY_NTH = Pattern.compile("everyNthFailure\\((\\d+)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private final List<String> on;
    private final boolean withStart;

    public ConditionBoxes(List<String> on) {
        this(on, false);
    }

    private ConditionBoxes(List<String> on, boolean withStart) {
        this.on = on;
        this.withStart = withStart;
    }

    /** With a box for the start of a build. */
    public static ConditionBoxes withStart(List<String> on) {
        return new ConditionBoxes(on, true);
    }

    public List<Box> getBoxes() {
        Stream<Box> start =
                withStart ? Stream.of(new Box("started", Messages.ConditionBoxes_Started())) : Stream.empty();
        Stream<Box> end = Stream.of(
                new Box("failure", Messages.ConditionBoxes_Failure()),
                new Box("fixed", Messages.ConditionBoxes_Fixed()),
                new Box("regression", Messages.ConditionBoxes_Regression()),
                new Box("unstable", Messages.ConditionBoxes_Unstable()),
                new Box("success", Messages.ConditionBoxes_Success()),
                new Box("aborted", Messages.ConditionBoxes_Aborted()),
                new Box("notBuilt", Messages.ConditionBoxes_NotBuilt()),
                new Box("firstFailure", Messages.ConditionBoxes_FirstFailure()),
                new Box("stillFailing", Messages.ConditionBoxes_StillFailing()),
                new Box("always", Messages.ConditionBoxes_Always()));
        return Stream.concat(start, end).toList();
    }

    /** The number of the first {@code everyNthFailure(n)}, or empty. */
    public String getEveryNth() {
        return on.stream()
                .map(EVERY_NTH::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }

    /**
     * Conditions as a person or a form has given them, a bare number being that of {@code everyNthFailure(n)}, in the form
     * in which they are saved.
     */
    @CheckForNull
    public static List<String> read(@CheckForNull List<String> given) {
        return Fields.saved(Util.fixNull(given).stream()
                .map(Util::fixEmptyAndTrim)
                .map(name -> name != null && NUMBER.matcher(name).matches() ? "everyNthFailure(" + name + ")" : name)
                .toList());
    }

    /** One condition of a form. */
    public final class Box {

        private final String name;
        private final String label;

        private Box(String name, String label) {
            this.name = name;
            this.label = label;
        }

        /** As it is written in a Pipeline. */
        public String getName() {
            return name;
        }

        /** In the reader's language. */
        public String getLabel() {
            return label;
        }

        public boolean isTicked() {
            return on.contains(name);
        }
    }
}
