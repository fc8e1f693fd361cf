package io.jenkins.plugins.kakaomemo.checks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The entries of a properties file, and what a translation of them must keep. */
final class Words {

    /** Of {@link java.text.MessageFormat}, of picocli's help, and of picocli's variables. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}|%[sdn]|\\$\\{[^}]+}");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern INTERNATIONALIZED = Pattern.compile("\\$\\{%([^}]+)}");

    private Words() {}

    /** Fails on a key that stands there twice, where the later value would hide the earlier one. */
    static Map<String, String> in(Path file) {
        Map<String, String> words = new TreeMap<>();
        Properties entries = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (words.put((String) key, (String) value) != null) {
                    throw new AssertionError(file + " has the key " + key + " twice");
                }
                return super.put(key, value);
            }
        };
        try {
            entries.load(new StringReader(ProjectTree.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Whether something is said, apart from placeholders and the names of options. */
    static boolean hasWords(String value) {
        return LETTER.matcher(PLACEHOLDER.matcher(value).replaceAll("").replaceAll("--[\\w-]+", ""))
                .find();
    }

    static Set<String> placeholders(String value) {
        return PLACEHOLDER
                .matcher(value.replace("''", "’"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a page says in the reader's language: the keys of its <code>${%...}</code>. */
    static Set<String> internationalizedIn(Path page) {
        Set<String> keys = new TreeSet<>();
        Matcher matcher = INTERNATIONALIZED.matcher(ProjectTree.text(page));
        while (matcher.find()) {
            keys.add(matcher.group(1).replaceFirst("\\(.*\\)$", ""));
        }
        return keys;
    }
}
