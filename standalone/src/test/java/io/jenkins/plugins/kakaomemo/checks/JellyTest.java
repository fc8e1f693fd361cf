package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every page escapes by default and holds no code, so that Jenkins' content security policy lets it pass. */
class JellyTest {

    private static final Pattern LABEL = Pattern.compile("\\$\\{%[^}]*}");
    private static final Pattern HANDLER = Pattern.compile("on[a-z]+", Pattern.CASE_INSENSITIVE);

    static List<Path> pages() {
        return ProjectTree.files(ProjectTree.RESOURCES, ".jelly");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isWellFormed(Path page) {
        assertThat(Xml.root(page)).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void escapesByDefault(Path page) {
        assertThat(ProjectTree.text(page)).as(page.toString()).startsWith("<?jelly escape-by-default='true'?>\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void holdsNoScriptAndNoStyle(Path page) {
        List<Element> elements = Xml.elements(Xml.root(page));

        assertThat(elements)
                .as(page.toString())
                .filteredOn(element -> element.getLocalName().equalsIgnoreCase("script"))
                .allSatisfy(script -> {
                    assertThat(script.hasAttribute("src"))
                            .as("a script has a src")
                            .isTrue();
                    assertThat(script.getTextContent()).isBlank();
                });
        assertThat(elements)
                .extracting(element -> element.getLocalName().toLowerCase())
                .as(page.toString())
                .doesNotContain("style");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void holdsNoEventHandlers(Path page) {
        assertThat(Xml.elements(Xml.root(page)))
                .as(page.toString())
                .flatExtracting(Xml::attributes)
                .allSatisfy(attribute -> {
                    assertThat(attribute.getLocalName()).doesNotMatch(HANDLER);
                    assertThat(attribute.getNodeValue()).doesNotContainIgnoringCase("javascript:");
                });
    }

    /** The style of a check box hides every input in it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void holdsInACheckBoxNoOtherInput(Path page) {
        assertThat(Xml.elements(Xml.root(page)))
                .as(page.toString())
                .filteredOn(element -> element.getAttribute("class").contains("jenkins-checkbox"))
                .flatExtracting(Xml::elements)
                .filteredOn(element -> element.getLocalName().equals("input"))
                .extracting(element -> element.getAttribute("type"))
                .allMatch("checkbox"::equals);
    }

    /** Stapler takes what follows a parenthesis for arguments, and the page does not open. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void hasLabelsWithoutParentheses(Path page) {
        assertThat(LABEL.matcher(ProjectTree.text(page)).results().map(MatchResult::group))
                .as(page.toString())
                .noneMatch(label -> label.contains("("));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void namesWhatCheckUrlsDependOn(Path page) {
        assertThat(Xml.elements(Xml.root(page)))
                .as(page.toString())
                .filteredOn(element -> element.hasAttribute("checkUrl"))
                .allSatisfy(element -> assertThat(element.hasAttribute("checkDependsOn"))
                        .as("checkDependsOn beside checkUrl")
                        .isTrue());
    }
}
