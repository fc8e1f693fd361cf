package io.jenkins.plugins.kakaomemo.checks;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A text that must be a YAML mapping, with no key twice. */
final class YamlText {

    private YamlText() {}

    /** @param place where it stands, for a report */
    static Map<Object, Object> parse(String text, Object place) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException | ClassCastException e) {
            throw new AssertionError(place + " is no YAML mapping: " + e.getMessage(), e);
        }
    }
}
