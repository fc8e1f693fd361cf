package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of a text that is longer than the 200 UTF-16 units that Kakao takes. */
public enum Overflow {

    /** The middle gives way to an ellipsis. */
    SHORTEN {
        @Override
        List<FittedText> parts(String text, int originalLength, List<String> kept) {
            return List.of(new FittedText(Shortening.of(text, Limits.TEXT, kept), originalLength, true));
        }
    },

    /**
     * The text goes in at most five parts that begin with their number, such as {@code (1/3)}; they break at line ends or
     * blanks where they can. The fifth is shortened if need be.
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

    /** What {@link #of} takes. */
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
        String shown = ShownText.of(text);
        if (shown.isBlank()) {
            throw Limits.refused("text", "blank");
        }
        if (shown.length() <= Limits.TEXT) {
            return List.of(new FittedText(shown, text.length(), false));
        }
        List<String> words =
                kept.stream().map(ShownText::of).filter(word -> !word.isBlank()).toList();
        return parts(shown, text.length(), words);
    }

    /** Makes a text fit that is too long. */
    abstract List<FittedText> parts(String text, int originalLength, List<String> kept);
}
