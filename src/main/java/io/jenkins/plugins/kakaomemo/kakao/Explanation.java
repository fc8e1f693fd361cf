package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An error in words, in English and Korean, from {@code Errors.properties}.
 *
 * @param code what is shown as the code
 * @param key which words explain it; {@code KEY.meaning} and {@code KEY.whatToDo} stand in the bundle
 * @param details what the words quote, free of secrets, such as what Kakao itself said
 */
record Explanation(String code, String key, List<String> details) implements Serializable {

    private static final TextBundle BUNDLE = new TextBundle(Explanation.class, "Errors");

    Explanation(String code, String key, String... details) {
        this(code, key, List.of(details));
    }

    static Explanation of(String code, String detail) {
        return new Explanation(code, isExplained(code) ? code : "unknown", detail);
    }

    static boolean isExplained(String key) {
        return BUNDLE.has(key + ".meaning");
    }

    /** Ends as a sentence does, although what Kakao said may not. */
    String meaning(Locale locale) {
        String words = words(".meaning", locale);
        return words.matches("(?s).*[.!?]") ? words : words + '.';
    }

    String whatToDo(Locale locale) {
        return words(".whatToDo", locale);
    }

    private String words(String part, Locale locale) {
        return BUNDLE.words(
                        locale,
                        key + part,
                        Stream.concat(Stream.of(code), details.stream()).toArray())
                .strip();
    }
}
