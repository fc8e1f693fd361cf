package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * What Pipelines and Job DSL write in another way than the form: {@code template} is the name of a look or a template
 * with all its content, and {@code on} may be a single condition.
 */
public interface MemoArguments extends CustomDescribableModel {

    @NonNull
    @Override
    default Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        Map<String, Object> read = new HashMap<>(arguments);
        if (read.get("template") != null && !(read.get("template") instanceof CharSequence)) {
            read.put("content", read.remove("template"));
        }
        if (read.get("on") instanceof CharSequence condition) {
            read.put("on", List.of(condition));
        }
        return read;
    }

    @NonNull
    @Override
    default UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable written) {
        Map<String, Object> arguments = new LinkedHashMap<>(written.getArguments());
        Object content = arguments.remove("content");
        if (content == null) {
            return written;
        }
        arguments.put("template", content);
        return written.withArguments(arguments);
    }
}
