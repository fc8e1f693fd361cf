package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.kakaomemo.content.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The conditions of a form: a check box for each, and a number beside the one of {@code everyNthFailure(n)}. All are
 * submitted under the one name {@code on}.
 *
 * @param on the conditions, as they are written in a Pipeline
 * @param withEvents whether there are boxes for what happens before a build ends
 */
public record ConditionBoxes(List<String> on, boolean withEvents) {

    private static final Pattern EVERY_NTH = Pattern.compile("everyNthFailure\\((\\d+)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    public ConditionBoxes(List<String> on) {
        this(on, false);
    }

    /** What most people want to hear of. */
    public List<Box> getFirst() {
        return Stream.of(
                        box("failure", Messages.ConditionBoxes_Failure()),
                        box("fixed", Messages.ConditionBoxes_Fixed()),
                        box("regression", Messages.ConditionBoxes_Regression()))
                .toList();
    }

    /** The other conditions, which the form shows on demand. */
    public List<Box> getMore() {
        Stream<Box> events = withEvents
                ? Stream.of(
                        box("started", Messages.ConditionBoxes_Started()),
                        box("input", Messages.ConditionBoxes_Input()))
                : Stream.empty();
        Stream<Box> end = Stream.of(
                box("unstable", Messages.ConditionBoxes_Unstable()),
                box("success", Messages.ConditionBoxes_Success()),
                box("aborted", Messages.ConditionBoxes_Aborted()),
                box("notBuilt", Messages.ConditionBoxes_NotBuilt()),
                box("firstFailure", Messages.ConditionBoxes_FirstFailure()),
                box("stillFailing", Messages.ConditionBoxes_StillFailing()),
                box("always", Messages.ConditionBoxes_Always()));
        return Stream.concat(events, end).toList();
    }

    /** Whether one of the other conditions is chosen, so that the form has to show them. */
    public boolean isMoreChosen() {
        return isEveryNthChosen() || getMore().stream().anyMatch(Box::ticked);
    }

    public boolean isEveryNthChosen() {
        return everyNth().isPresent();
    }

    /** The number of the first {@code everyNthFailure(n)}, or the one that the form proposes. */
    public String getEveryNth() {
        return everyNth().orElse("3");
    }

    private Optional<String> everyNth() {
        return on.stream()
                .map(EVERY_NTH::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /**
     * Conditions as a person or a form has given them, a bare number being that of {@code everyNthFailure(n)}, in the
     * form in which they are saved.
     */
    @CheckForNull
    public static List<String> read(@CheckForNull List<String> given) {
        return Fields.saved(Util.fixNull(given).stream()
                .map(Util::fixEmptyAndTrim)
                .map(name -> name != null && NUMBER.matcher(name).matches() ? "everyNthFailure(" + name + ")" : name)
                .toList());
    }

    private Box box(String name, String label) {
        return new Box(name, label, on.contains(name));
    }

    /**
     * One condition of a form.
     *
     * @param name as it is written in a Pipeline
     * @param label in the reader's language
     */
    public record Box(String name, String label, boolean ticked) {}
}
