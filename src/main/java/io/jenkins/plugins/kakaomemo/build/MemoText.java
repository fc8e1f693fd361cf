package io.jenkins.plugins.kakaomemo.build;

import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;

/** Placeholders and macros in the text of a memo. */
public final class MemoText {

    private static final int REASON = 300;
    private static final String MASK = "********";

    private MemoText() {}

    /**
     * Replaces token macros, if the Token Macro plugin is there, and environment variables, as Freestyle jobs expect
     * it. What {@link #facts} replaces stays. If a macro fails, the whole text stays as it is, and one console line
     * says so.
     *
     * @param workspace where macros may look for files, or {@code null}
     */
    public static String expand(String text, Run<?, ?> run, FilePath workspace, TaskListener listener)
            throws InterruptedException {
        StringBuilder expanded = new StringBuilder();
        Matcher fact = Placeholder.WRITTEN.matcher(text);
        int start = 0;
        try {
            while (fact.find()) {
                expanded.append(macros(text.substring(start, fact.start()), run, workspace, listener));
                expanded.append(fact.group());
                start = fact.end();
            }
            return expanded.append(macros(text.substring(start), run, workspace, listener))
                    .toString();
        } catch (IOException e) {
            listener.getLogger().println(Messages.MemoText_BadMacro(ShortText.line(reason(e), REASON)));
            return text;
        }
    }

    /** Hides the values of the build's sensitive variables, such as password parameters, in a text. */
    public static UnaryOperator<String> mask(Run<?, ?> run) {
        if (!(run instanceof AbstractBuild<?, ?> build)) {
            return UnaryOperator.identity();
        }
        Map<String, String> variables = build.getBuildVariables();
        List<String> values = build.getSensitiveBuildVariables().stream()
                .map(variables::get)
                .filter(value -> value != null && !value.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        return text -> values.stream().reduce(text, (masked, value) -> masked.replace(value, MASK));
    }

    private static String macros(String text, Run<?, ?> run, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {
        return Jenkins.get().getPlugin("token-macro") == null
                ? run.getEnvironment(listener).expand(text)
                : TokenMacros.expand(text, run, workspace, listener);
    }

    /** The macros of the Token Macro plugin; this class can be loaded only where that plugin is installed. */
    private static final class TokenMacros {

        static String expand(String text, Run<?, ?> run, FilePath workspace, TaskListener listener)
                throws IOException, InterruptedException {
            try {
                return TokenMacro.expandAll(run, workspace, listener, text);
            } catch (MacroEvaluationException | RuntimeException e) {
                throw new IOException(e);
            }
        }
    }

    /** The message of the innermost cause; the outer ones say only that a macro failed. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /**
     * Replaces <code>${KAKAO_TESTS}</code>, <code>${KAKAO_COMMITS}</code>, <code>${KAKAO_DURATION}</code> and
     * <code>${KAKAO_FAILED_STAGE}</code>, and nothing else; by nothing where the build has no such fact.
     */
    public static String facts(String text, BuildFacts facts, Locale locale) {
        return Placeholder.WRITTEN.matcher(text).replaceAll(found -> {
            Placeholder placeholder = Placeholder.valueOf(found.group(1));
            return Matcher.quoteReplacement(placeholder.of(facts, locale));
        });
    }

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
            return Optional.ofNullable(words.apply(new FactWords(facts, locale)))
                    .orElse("");
        }
    }
}
