package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a digest says, in English or Korean. */
final class DigestWords {

    private static final TextBundle BUNDLE = new TextBundle(DigestWords.class, "Digest");

    private final Locale locale;

    DigestWords(Locale locale) {
        this.locale = locale;
    }

    /** Such as {@code 5 builds: 3 failed, 2 fixed}. */
    String summary(List<BuildOrigin> lines) {
        Map<BuildEnd, Long> builds = lines.stream()
                .collect(Collectors.groupingBy(
                        BuildEnd::of, () -> new EnumMap<>(BuildEnd.class), Collectors.counting()));
        String counts = builds.entrySet().stream()
                .map(end -> words("count", end.getValue(), words(end.getKey().name())))
                .collect(Collectors.joining(", "));
        return words(lines.size() == 1 ? "summary.one" : "summary.several", lines.size(), counts);
    }

    /** Such as {@code team/app #12 failed}. */
    String build(BuildOrigin line) {
        return words("build", line.job(), line.build(), words(BuildEnd.of(line).name()));
    }

    /** Such as {@code +3 more}. */
    String more(int builds) {
        return words("more", builds);
    }

    String button() {
        return words("button");
    }

    /** Numbers without grouping. */
    private String words(String key, Object... details) {
        Object[] texts = Stream.of(details).map(Object::toString).toArray();
        return BUNDLE.words(locale, key, texts);
    }
}
