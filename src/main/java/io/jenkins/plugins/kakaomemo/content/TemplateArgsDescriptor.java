package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * Of contents with {@code templateId} and {@code templateArgs}: Pipelines write the latter as a map, forms and Job DSL
 * as a list.
 */
public abstract class TemplateArgsDescriptor extends Descriptor<MemoTemplate> implements CustomDescribableModel {

    private static final String FIELD = "templateArgs";

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
