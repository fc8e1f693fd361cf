package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.condition.Condition.BuildCondition;
import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import io.jenkins.plugins.kakaomemo.condition.Condition.EveryNthFailure;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When to send a memo: whenever any one of these conditions holds.
 *
 * @param any with none at all there is never a memo
 */
public record Conditions(List<Condition> any) {

    private static final TextBundle BUNDLE = new TextBundle(Conditions.class, "Conditions");

    /** What happens to a build that has not ended. */
    private static final EnumSet<BuildCondition> EVENTS = EnumSet.of(BuildCondition.STARTED, BuildCondition.INPUT);

    public Conditions {
        any = List.copyOf(any);
    }

    /**
     * Reads conditions on how a build ends.
     *
     * @param names as users write them; case matters, blanks around them do not
     * @throws InvalidFieldException if one is not among {@link #names}
     */
    public static Conditions of(List<String> names) {
        Conditions conditions = read(names, names());
        for (BuildCondition event : EVENTS) {
            if (conditions.any.contains(event)) {
                throw refused("event", event.written(), words(names()));
            }
        }
        return conditions;
    }

    /**
     * Reads conditions on how a build ends and on what happens before.
     *
     * @param names as users write them; case matters, blanks around them do not
     * @throws InvalidFieldException if one is not among {@link #namesWithEvents}
     */
    public static Conditions withEvents(List<String> names) {
        return read(names, namesWithEvents());
    }

    private static Conditions read(List<String> names, List<String> allowed) {
        return new Conditions(names.stream()
                .map(name -> condition(name == null ? "" : name.strip(), allowed))
                .toList());
    }

    private static Condition condition(String name, List<String> allowed) {
        if (name.startsWith(EveryNthFailure.NAME)) {
            return EveryNthFailure.of(name);
        }
        return Arrays.stream(BuildCondition.values())
                .filter(condition -> condition.written().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("unknown", name, words(allowed)));
    }

    static InvalidFieldException refused(String key, String... details) {
        return InvalidFieldException.of("on", BUNDLE, key, (Serializable[]) details);
    }

    private static String words(List<String> names) {
        return String.join(", ", names);
    }

    public boolean hold(BuildOutcome current, Iterable<BuildOutcome> earlier) {
        return any.stream().anyMatch(condition -> condition.holds(current, earlier));
    }

    public boolean holdAtStart() {
        return any.contains(BuildCondition.STARTED);
    }

    public boolean holdAtInput() {
        return any.contains(BuildCondition.INPUT);
    }

    /** What {@link #of} accepts, with {@code n} in place of a number. */
    public static List<String> names() {
        return names(EnumSet.complementOf(EVENTS));
    }

    /** What {@link #withEvents} accepts, with {@code n} in place of a number. */
    public static List<String> namesWithEvents() {
        return names(EnumSet.allOf(BuildCondition.class));
    }

    private static List<String> names(Set<BuildCondition> conditions) {
        return Stream.concat(conditions.stream().map(Condition::written), Stream.of(EveryNthFailure.NAME + "(n)"))
                .toList();
    }
}
