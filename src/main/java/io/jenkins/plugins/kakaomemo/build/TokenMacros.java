package io.jenkins.plugins.kakaomemo.build;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;

/** The macros of the Token Macro plugin; this class can be loaded only where that plugin is. */
final class TokenMacros {

    private TokenMacros() {}

    static String expand(String text, Run<?, ?> run, FilePath workspace, TaskListener listener)
            throws BadMacroException, InterruptedException {
        try {
            return TokenMacro.expandAll(run, workspace, listener, text);
        } catch (MacroEvaluationException | IOException | RuntimeException e) {
            throw new BadMacroException(e);
        }
    }
}
