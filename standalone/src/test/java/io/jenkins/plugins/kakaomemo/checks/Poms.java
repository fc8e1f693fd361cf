package io.jenkins.plugins.kakaomemo.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The two poms. */
final class Poms {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    private Poms() {}

    static Element plugin() {
        return Xml.root(Path.of("pom.xml"));
    }

    static Element standalone() {
        return Xml.root(Path.of("standalone/pom.xml"));
    }

    /** A property of the plugin's pom, with the properties in it filled in. */
    static String plugin(String property) {
        return resolved(plugin(), "${" + property + "}");
    }

    static String resolved(Element pom, String value) {
        return PROPERTY.matcher(value)
                .replaceAll(found -> resolved(pom, Xml.textOf(pom, "properties/" + found.group(1))));
    }

    /** The version of a direct or managed dependency. */
    static String version(Element pom, String artifactId) {
        List<String> versions = Xml.elements(pom).stream()
                .filter(element -> element.getLocalName().equals("dependency"))
                .filter(dependency ->
                        resolved(pom, Xml.textOf(dependency, "artifactId")).equals(artifactId))
                .filter(dependency -> !Xml.children(dependency, "version").isEmpty())
                .map(dependency -> resolved(pom, Xml.textOf(dependency, "version")))
                .distinct()
                .toList();
        if (versions.size() != 1) {
            throw new AssertionError(artifactId + " has the versions " + versions);
        }
        return versions.get(0);
    }
}
