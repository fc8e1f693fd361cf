package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The values of one request that must not be seen, should the answer repeat them. */
final class Secrets {

    private static final int LONGEST_QUOTE = 200;

    /** Keys, tokens and codes of Kakao's: long runs of letters that hold a digit. */
    private static final Pattern LOOKS_SECRET = Pattern.compile("(?=[A-Za-z_-]{0,64}\\d)[A-Za-z0-9_-]{20,}+");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    static Secrets of(String... values) {
        return new Secrets(Arrays.stream(values)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .toList());
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "****");
        }
        hidden = LOOKS_SECRET.matcher(CONTROL.matcher(hidden).replaceAll(" ")).replaceAll("****");
        return hidden.length() <= LONGEST_QUOTE ? hidden : hidden.substring(0, LONGEST_QUOTE) + "…";
    }
}
