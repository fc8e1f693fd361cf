package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An error in words, in English and Korean, from {@code Errors.properties}.
 *
 * @param code what is shown as the code
 * @param key which words explain it; {@code KEY.meaning} and {@code KEY.whatToDo} are in the bundle
 * @param details what the words quote, free of secrets, such as what Kakao itself said
 */
public record Explanation(String code, String key, List<String> details) implements Serializable {

    private static final TextBundle BUNDLE = new TextBundle(Explanation.class, "Errors");

    /** The details are those of {@link #ofFriends}. */
    private static final String FRIENDS_NOT_REACHED = "friends.some";

    public Explanation {
        details = List.copyOf(details);
    }

    Explanation(String code, String key, String... details) {
        this(code, key, List.of(details));
    }

    static Explanation of(String code, String detail) {
        return new Explanation(code, isExplained(code) ? code : "unknown", detail);
    }

    /** @param codes Kakao's code for each friend who was not reached, at least one; kept as {@code code/number of friends} */
    static Explanation ofFriends(Collection<String> codes) {
        List<String> failures = codes.stream()
                .distinct()
                .map(code -> code + "/" + Collections.frequency(codes, code))
                .toList();
        return new Explanation(codes.iterator().next(), FRIENDS_NOT_REACHED, failures);
    }

    static boolean isExplained(String key) {
        return BUNDLE.has(key + ".meaning");
    }

    /** What happened and what to do; empty if this version has no words for the key. */
    public String words(Locale locale) {
        return isExplained(key) ? meaning(locale) + " " + whatToDo(locale) : "";
    }

    String meaning(Locale locale) {
        return key.equals(FRIENDS_NOT_REACHED)
                ? ofEachFailure(failure -> failure.sentence(".meaning", locale) + " "
                        + of(failure.code, "").meaning(locale))
                : sentence(".meaning", locale);
    }

    String whatToDo(Locale locale) {
        return key.equals(FRIENDS_NOT_REACHED)
                ? ofEachFailure(failure -> of(failure.code, "").whatToDo(locale))
                : text(".whatToDo", locale);
    }

    private String ofEachFailure(Function<Explanation, String> words) {
        return details.stream()
                .map(failure -> failure.split("/"))
                .map(failure -> new Explanation(failure[0], key, failure[1]))
                .map(words)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Ends as a sentence does, although what Kakao said may not. */
    private String sentence(String part, Locale locale) {
        String words = text(part, locale);
        return words.matches("(?s).*[.!?]") ? words : words + '.';
    }

    private String text(String part, Locale locale) {
        return BUNDLE.words(
                        locale,
                        key + part,
                        Stream.concat(Stream.of(code), details.stream()).toArray())
                .strip();
    }
}
