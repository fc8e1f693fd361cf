package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts several builds into one text: how many ended how, then as many of them as fit, the worst first. */
public final class Digest {

    private static final int UNITS = 200;

    private Digest() {}

    /**
     * @param lines at least one, the oldest first
     * @param page the http or https address of the page that shows all of them, if there is one
     * @param locale Korean, or English for any other
     * @throws IllegalArgumentException if there are no lines
     * @throws InvalidFieldException if the page has no such address
     */
    public static TextTemplate of(List<BuildOrigin> lines, Optional<String> page, Locale locale) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines is empty; a digest is about at least one build");
        }
        DigestWords words = new DigestWords(locale);
        return new TextTemplate(text(lines, words), page.map(Link::to).orElse(Link.NONE), words.button(), List.of());
    }

    private static String text(List<BuildOrigin> lines, DigestWords words) {
        List<BuildOrigin> worstFirst =
                lines.stream().sorted(Comparator.comparing(BuildEnd::of)).toList();
        String text = words.summary(lines);
        for (int told = 0; told < worstFirst.size(); told++) {
            int left = worstFirst.size() - told - 1;
            String longer = text + "\n" + ShortLine.of(words.build(worstFirst.get(told)));
            String whole = left == 0 ? longer : longer + "\n" + words.more(left);
            if (whole.length() > UNITS) {
                return text + "\n" + words.more(left + 1);
            }
            text = longer;
        }
        return text;
    }
}
