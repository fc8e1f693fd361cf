package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What becomes of a text that is longer than the 200 UTF-16 units that Kakao accepts. */
public enum Overflow {

    /** The middle is replaced by an ellipsis. */
    SHORTEN {
        @Override
        List<FittedText> parts(String text, int originalLength, List<String> kept) {
            return List.of(new FittedText(Shortening.of(text, Limits.TEXT, kept), originalLength, true));
        }
    },

    /**
     * The text goes in at most five parts that begin with their number, such as {@code (1/3)}; they break at line ends
     * or blanks where they can. The fifth is shortened if need be.
     */
    SPLIT {
        @Override
        List<FittedText> parts(String text, int originalLength, List<String> kept) {
            int room = Limits.TEXT - number(1, 1).length();
            List<String> parts = Splitting.of(text, room, kept);
            List<FittedText> numbered = new ArrayList<>();
            for (String part : parts) {
                String number = number(numbered.size() + 1, parts.size());
                String fitted = Shortening.of(part, room, kept);
                numbered.add(new FittedText(number + fitted, originalLength, part.length() > room));
            }
            return numbered;
        }

        private String number(int part, int parts) {
            return "(" + part + "/" + parts + ") ";
        }
    },

    /** The text is refused. */
    FAIL {
        @Override
        List<FittedText> parts(String text, int originalLength, List<String> kept) {
            throw Limits.refused("text", "overflow", originalLength, Limits.TEXT);
        }
    };

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** Such as colours. */
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\\x1B\\[[0-9;?]*[ -/]*[@-~]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /**
     * Reads what users write.
     *
     * @param name one of {@link #names}, or {@code null} for {@link #SHORTEN}
     * @throws InvalidFieldException if it is none of them
     */
    public static Overflow of(String name) {
        int index = names().indexOf(name == null ? SHORTEN.written() : name);
        if (index < 0) {
            throw Limits.notAllowed("overflow", name, names());
        }
        return values()[index];
    }

    /** What {@link #of} accepts. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Overflow::written).toList();
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Makes a text fit. Line ends become {@code \n}, and what cannot be shown goes, before anything is counted.
     *
     * @param kept what should survive, wherever it stands in the text: the result, the name of the job, a web address
     * @return the texts to send, in this order
     * @throws InvalidFieldException if nothing is left to show, or if the text is too long and must not be
     */
    public List<FittedText> fit(String text, List<String> kept) {
        String shown = shown(text);
        if (shown.isBlank()) {
            throw Limits.refused("text", "blank");
        }
        if (shown.length() <= Limits.TEXT) {
            return List.of(new FittedText(shown, text.length(), false));
        }
        List<String> words = kept.stream()
                .map(Overflow::shown)
                .filter(word -> !word.isBlank())
                .toList();
        return parts(shown, text.length(), words);
    }

    /** Without what cannot be shown; half a surrogate pair becomes U+FFFD. */
    private static String shown(String given) {
        String shown = LINE_END.matcher(given).replaceAll("\n");
        shown = TERMINAL_SEQUENCE.matcher(shown).replaceAll("");
        shown = CONTROL.matcher(shown).replaceAll("");
        return LONE_SURROGATE.matcher(shown).replaceAll("\uFFFD");
    }

    /** Makes a text fit that is too long. */
    abstract List<FittedText> parts(String text, int originalLength, List<String> kept);
}
