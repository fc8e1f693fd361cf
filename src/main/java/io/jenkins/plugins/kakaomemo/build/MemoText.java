package io.jenkins.plugins.kakaomemo.build;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import jenkins.model.Jenkins;

/** Placeholders and macros in the text of a memo. */
public final class MemoText {

    private static final int REASON = 300;

    private MemoText() {}

    /**
     * Replaces token macros, if the Token Macro plugin is there, and environment variables, as Freestyle jobs expect it.
     * What {@link #facts} replaces stays. If a macro fails, the whole text stays as it is, and one console line says so.
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
        } catch (BadMacroException e) {
            String reason = ShortText.line(e.getMessage(), REASON);
            listener.getLogger().println(Messages.MemoText_BadMacro(reason));
            return text;
        }
    }

    private static String macros(String text, Run<?, ?> run, FilePath workspace, TaskListener listener)
            throws BadMacroException, InterruptedException {
        if (Jenkins.get().getPlugin("token-macro") != null) {
            return TokenMacros.expand(text, run, workspace, listener);
        }
        try {
            return run.getEnvironment(listener).expand(text);
        } catch (IOException e) {
            throw new BadMacroException(e);
        }
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
}
