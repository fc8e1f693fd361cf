package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jvnet.localizer.Localizable;
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

    /**
     * Of contents with {@code templateId} and {@code templateArgs}: Pipelines write the latter as a map, forms and Job
     * DSL as a list.
     */
    public abstract static class TemplateArgsDescriptor extends NamedDescriptor<MemoTemplate>
            implements CustomDescribableModel {

        private static final String FIELD = "templateArgs";

        protected TemplateArgsDescriptor(Localizable name) {
            super(name);
        }

        @NonNull
        @Override
        public final Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            if (!(arguments.get(FIELD) instanceof Map<?, ?> map)) {
                return arguments;
            }
            List<TemplateArg> args = map.entrySet().stream()
                    .map(arg -> TemplateArg.of((String) arg.getKey(), arg.getValue()))
                    .toList();
            return with(arguments, args);
        }

        @NonNull
        @Override
        public final UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable ud) {
            if (!(ud.getArguments().get(FIELD) instanceof List<?> list)) {
                return ud;
            }
            Map<String, Object> args = new LinkedHashMap<>();
            for (Object element : list) {
                Map<String, ?> arg = ((UninstantiatedDescribable) element).getArguments();
                args.put((String) arg.get("name"), arg.get("value"));
            }
            return ud.withArguments(with(ud.getArguments(), args));
        }

        private static Map<String, Object> with(Map<String, ?> arguments, Object args) {
            Map<String, Object> changed = new LinkedHashMap<>(arguments);
            changed.put(FIELD, args);
            return changed;
        }

        static FormValidation checkTemplateId(String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? Fields.checkRequired("templateId", value)
                    : FormValidation.validatePositiveInteger(value);
        }
    }
}
