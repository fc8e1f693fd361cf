package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;

/** The {@link MemoText.Placeholder}s as token macros, for other plugins too; in the controller's language. */
@Extension(optional = true)
public final class FactMacro extends DataBoundTokenMacro {

    @Override
    public boolean acceptsMacroName(String macroName) {
        return getAcceptedMacroNames().contains(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return Arrays.stream(MemoText.Placeholder.values()).map(Enum::name).toList();
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName) {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public String evaluate(Run<?, ?> run, FilePath workspace, TaskListener listener, String macroName) {
        return MemoText.Placeholder.valueOf(macroName).of(BuildFacts.of(run), Locale.getDefault());
    }
}
