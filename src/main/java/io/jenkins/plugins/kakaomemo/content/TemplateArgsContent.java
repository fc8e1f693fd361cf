package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** Shown by a custom template, whose arguments it fills in. */
public abstract class TemplateArgsContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;

    private List<TemplateArg> templateArgs;

    /** What stands for the arguments of the template. */
    public final List<TemplateArg> getTemplateArgs() {
        return Util.fixNull(templateArgs);
    }

    @DataBoundSetter
    public final void setTemplateArgs(@CheckForNull List<TemplateArg> templateArgs) {
        this.templateArgs = Fields.saved(templateArgs);
    }
}
