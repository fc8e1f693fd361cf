package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The two poms agree, and the plugin's is one that jenkinsci would host. */
class PomTest {

    private static final List<String> API_PLUGINS_INSTEAD =
            List.of("jackson-databind", "jackson-core", "gson", "snakeyaml", "commons-lang3", "commons-text", "okhttp");

    @Test
    void bothUseTheSameAssertj() {
        assertThat(Poms.version(Poms.standalone(), "assertj-core"))
                .isEqualTo(Poms.version(Poms.plugin(), "assertj-core"));
    }

    @Test
    void standaloneHasTheJavaOfTheBaseline() {
        assertThat(Xml.textOf(Poms.standalone(), "properties/maven.compiler.release"))
                .isEqualTo("17");
        assertThat(Poms.plugin("jenkins.version")).matches("2\\.(541|5[0-4]\\d)\\.\\d");
    }

    @Test
    void jarOfTheCommandLineLeavesOutTheEmulator() {
        Element execution = Xml.elements(Poms.standalone()).stream()
                .filter(element -> element.getLocalName().equals("execution"))
                .filter(element -> Xml.textOf(element, "id").equals("default-jar"))
                .findFirst()
                .orElseThrow();

        assertThat(Xml.elements(execution))
                .filteredOn(element -> element.getLocalName().equals("exclude"))
                .extracting(Element::getTextContent)
                .contains("**/emulator/**");
    }

    @Test
    void bomIsOfTheBaseline() {
        Element dependency = Xml.elements(Poms.plugin()).stream()
                .filter(element -> element.getLocalName().equals("artifactId"))
                .filter(element -> element.getTextContent().startsWith("bom-"))
                .findFirst()
                .orElseThrow();

        assertThat(dependency.getTextContent()).isEqualTo("bom-${jenkins.baseline}.x");
        assertThat(Poms.plugin("jenkins.version")).startsWith(Poms.plugin("jenkins.baseline") + ".");
    }

    @Test
    void hasTheNamesThatHostingWants() {
        Element pom = Poms.plugin();

        assertThat(Xml.textOf(pom, "groupId")).isEqualTo("io.jenkins.plugins");
        assertThat(Xml.textOf(pom, "artifactId")).isEqualTo("kakao-memo");
        assertThat(Xml.textOf(pom, "packaging")).isEqualTo("hpi");
        assertThat(Xml.textOf(pom, "version")).isEqualTo("${changelist}");
        assertThat(Xml.textOf(pom, "name")).isEqualTo("KakaoTalk Memo").doesNotContain("Jenkins", "Plugin");
        assertThat(Xml.textOf(pom, "licenses/license/name")).isEqualTo("MIT License");
        assertThat(Xml.textOf(pom, "properties/gitHubRepo")).isEqualTo("jenkinsci/${project.artifactId}-plugin");
    }

    @Test
    void leavesToTheParentWhatIsTheParents() {
        Element pom = Poms.plugin();

        assertThat(Xml.children(pom, "developers")).isEmpty();
        assertThat(Xml.elements(Xml.children(pom, "properties").get(0)))
                .extracting(Element::getLocalName)
                .noneMatch(name -> name.startsWith("maven.compiler.") || name.equals("java.level"));
    }

    @Test
    void switchesTheParentsChecksOn() {
        assertThat(List.of(
                        "spotless.check.skip",
                        "ban-junit4-imports.skip",
                        "ban-deprecated-stapler.skip",
                        "ban-commons-lang-2.skip",
                        "banObsoleteDependencyOverrides.skip"))
                .allSatisfy(check -> assertThat(Poms.plugin(check)).as(check).isEqualTo("false"));
        assertThat(Poms.plugin("hpi.strictBundledArtifacts")).isEqualTo("true");
    }

    @Test
    void bundlesNoLibraryThatAnApiPluginHas() {
        assertThat(Xml.elements(Poms.plugin()))
                .filteredOn(element -> element.getLocalName().equals("artifactId"))
                .extracting(Element::getTextContent)
                .doesNotContainAnyElementsOf(API_PLUGINS_INSTEAD);
    }
}
