package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts several builds into one text: how many ended how, then as many of them as fit, the worst first. */
public final class Digest {

    /** How many UTF-16 units a line about a build has at most. */
    static final int LINE_UNITS = 60;

    private static final TextBundle BUNDLE = new TextBundle(Digest.class, "Digest");

    /** Blanks, and marks that turn the direction of writing. */
    private static final Pattern GAP = Pattern.compile("[\\s\\u202A-\\u202E\\u2066-\\u2069]+");

    private final List<BuildOrigin> origins;
    private final UnaryOperator<String> names;
    private final Locale locale;

    /** How a build ended, the worst first; {@code OTHER} if that is not known here, or if it has not ended. */
    private enum BuildEnd {
        FAILURE,
        TIMED_OUT,
        UNSTABLE,
        ABORTED,
        NOT_BUILT,
        OTHER,
        FIXED,
        SUCCESS;

        static BuildEnd of(BuildOrigin origin) {
            return Arrays.stream(values())
                    .filter(end -> end.name().equals(origin.result()))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private Digest(List<BuildOrigin> origins, UnaryOperator<String> names, Locale locale) {
        this.origins = BuildOrigin.ofEachBuild(origins).stream()
                .sorted(Comparator.comparing(BuildEnd::of))
                .toList();
        this.names = names;
        this.locale = locale;
    }

    /**
     * @param origins at least one, the oldest first; a build may have several
     * @param names what people call a job, by its full name
     * @param page the http or https address of the page that shows all of them, if there is one
     * @param locale Korean, or English for any other
     * @throws IllegalArgumentException if there are no origins
     * @throws InvalidFieldException if the page has no such address
     */
    public static TextTemplate of(
            List<BuildOrigin> origins, UnaryOperator<String> names, Optional<String> page, Locale locale) {
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("origins is empty; a digest is about at least one build");
        }
        Digest digest = new Digest(origins, names, locale);
        Link link = page.map(Link::to).orElse(Link.NONE);
        return new TextTemplate(digest.text(), link, digest.words("button"), List.of());
    }

    private String text() {
        String text = summary();
        for (int shown = 0; shown < origins.size(); shown++) {
            int left = origins.size() - shown - 1;
            String longer = text + "\n" + line(origins.get(shown));
            String whole = left == 0 ? longer : longer + "\n" + words("more", left);
            if (whole.length() > FittedText.MOST_UNITS) {
                return text + "\n" + words("more", left + 1);
            }
            text = longer;
        }
        return text;
    }

    /** Such as {@code 5 builds: 3 failed, 2 fixed}. */
    private String summary() {
        Map<BuildEnd, Long> builds =
                origins.stream().collect(Collectors.groupingBy(BuildEnd::of, TreeMap::new, Collectors.counting()));
        String counts = builds.entrySet().stream()
                .map(end -> words("count", end.getValue(), words(end.getKey().name())))
                .collect(Collectors.joining(", "));
        return words(origins.size() == 1 ? "summary.one" : "summary.several", origins.size(), counts);
    }

    /** Such as {@code team » app #12 failed}; of a long one the end, where the builds of a project differ. */
    private String line(BuildOrigin origin) {
        String end = words(BuildEnd.of(origin).name());
        String whole = FittedText.of(words("build", names.apply(origin.job()), origin.build(), end))
                .text();
        return FittedText.end(GAP.matcher(whole).replaceAll(" ").strip(), LINE_UNITS);
    }

    /** Numbers without grouping. */
    private String words(String key, Object... details) {
        return BUNDLE.words(
                locale, key, Stream.of(details).map(Object::toString).toArray());
    }
}
