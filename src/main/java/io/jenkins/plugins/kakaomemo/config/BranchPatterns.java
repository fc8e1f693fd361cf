package io.jenkins.plugins.kakaomemo.config;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Branch names in the notation of branch sources: patterns with {@code *}, separated by blanks. */
final class BranchPatterns {

    private BranchPatterns() {}

    static boolean match(String patterns, String branch) {
        return Arrays.stream(patterns.split("\\s+"))
                .anyMatch(pattern -> regex(pattern).matcher(branch).matches());
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
