package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What stands for one argument of a custom template. */
public final class TemplateArg implements Describable<TemplateArg>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String value;

    /** What was given instead of a text, or {@code null}. */
    private final String notText;

    /**
     * @param name the argument, without <code>${}</code>
     * @param value what stands for it
     */
    @DataBoundConstructor
    public TemplateArg(@CheckForNull String name, @CheckForNull String value) {
        this(name, value, null);
    }

    private TemplateArg(String name, String value, String notText) {
        this.name = Util.fixEmptyAndTrim(name);
        this.value = value;
        this.notText = notText;
    }

    /** One entry of the map in which Pipelines write them. */
    static TemplateArg of(String name, Object value) {
        boolean text = value == null || value instanceof CharSequence;
        return text
                ? new TemplateArg(name, value == null ? null : value.toString())
                : new TemplateArg(name, null, value.toString());
    }

    @CheckForNull
    public String getName() {
        return name;
    }

    @CheckForNull
    public String getValue() {
        return value;
    }

    /** @throws InvalidFieldException if one has no name, no value, or a value that is no text */
    static Map<String, String> toMap(List<TemplateArg> args) {
        Map<String, String> map = new LinkedHashMap<>();
        for (TemplateArg arg : args) {
            String name = Fields.required("templateArgs.name", arg.name);
            map.put(name, arg.text("templateArgs." + name));
        }
        return map;
    }

    private String text(String field) {
        if (notText != null) {
            throw Limits.notText(field, notText);
        }
        return Fields.required(field, value);
    }

    @Extension
    @Symbol("templateArg")
    public static final class DescriptorImpl extends NamedDescriptor<TemplateArg> {

        public DescriptorImpl() {
            super(Messages._TemplateArg_DisplayName());
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Fields.checkRequired("name", value);
        }
    }
}
