package io.jenkins.plugins.kakaomemo.checks;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** The fields of a form, those of the pages that it includes among them. */
final class FormFields {

    private static final Set<Path> INCLUDED = included();

    private FormFields() {}

    static Set<String> of(Path page) {
        Set<String> fields = new LinkedHashSet<>();
        for (Element element : Xml.elements(Xml.root(page))) {
            if (element.hasAttribute("field")) {
                fields.add(element.getAttribute("field"));
            }
            Path included = included(element, page);
            if (included != null && ProjectTree.exists(included)) {
                fields.addAll(of(included));
            }
        }
        return fields;
    }

    /** Whether another page includes this one, so that its fields belong to that page's class. */
    static boolean isIncluded(Path page) {
        return INCLUDED.contains(page);
    }

    private static Set<Path> included() {
        return JellyTest.pages().stream()
                .flatMap(page -> Xml.elements(Xml.root(page)).stream().map(element -> included(element, page)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The page that {@code <st:include page="..." class="..."/>} names, or {@code null}. */
    private static Path included(Element element, Path page) {
        if (!element.getLocalName().equals("include") || !element.hasAttribute("page")) {
            return null;
        }
        String owner = element.getAttribute("class");
        String name = element.getAttribute("page").replaceFirst("(\\.jelly)?$", ".jelly");
        return owner.isEmpty() || owner.contains("${")
                ? page.resolveSibling(name)
                : ProjectTree.RESOURCES.resolve(owner.replaceAll("[.$]", "/")).resolve(name);
    }
}
