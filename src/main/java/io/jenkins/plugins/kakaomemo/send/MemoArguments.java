package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * For the descriptor of what has conditions and a template. Pipelines write a single condition without the brackets of
 * a list, and a template without content by its name.
 */
public interface MemoArguments extends CustomDescribableModel {

    @NonNull
    @Override
    default Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        Map<String, Object> read = new LinkedHashMap<>(arguments);
        read.computeIfPresent("on", (name, on) -> on instanceof CharSequence condition ? List.of(condition) : on);
        return read;
    }

    @NonNull
    @Override
    default UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable written) {
        Map<String, Object> arguments = new LinkedHashMap<>(written.getArguments());
        arguments.computeIfPresent(
                "template",
                (name, template) -> template instanceof UninstantiatedDescribable kind
                                && kind.getArguments().isEmpty()
                        ? kind.getSymbol()
                        : template);
        return written.withArguments(arguments);
    }
}
