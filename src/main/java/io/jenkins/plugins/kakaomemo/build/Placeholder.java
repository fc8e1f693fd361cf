package io.jenkins.plugins.kakaomemo.build;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that stand for a fact of the build, written <code>${KAKAO_TESTS}</code> and so on. */
enum Placeholder {
    KAKAO_TESTS(FactWords::tests),
    KAKAO_COMMITS(FactWords::commits),
    KAKAO_DURATION(FactWords::duration),
    KAKAO_FAILED_STAGE(FactWords::stage);

    /** Finds each of them; its first group is the name. */
    static final Pattern WRITTEN = Pattern.compile(
            "\\$\\{(" + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining("|")) + ")}");

    private final Function<FactWords, String> words;

    Placeholder(Function<FactWords, String> words) {
        this.words = words;
    }

    /** What it stands for; empty if the build has no such fact. */
    String of(BuildFacts facts, Locale locale) {
        return Optional.ofNullable(words.apply(new FactWords(facts, new CardWords(locale))))
                .orElse("");
    }
}
