package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The plain tier uses the versions that the plugin gets from its parent and its bom, where Maven has these at hand. */
class UpstreamTest {

    private static final Path REPOSITORY =
            Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));

    @Test
    void jacksonIsThatOfTheBom() throws IOException {
        Element plugin = Poms.plugin();
        String bom = "bom-" + Poms.plugin("jenkins.baseline") + ".x";
        Optional<String> jackson = jacksonIn(bom, Poms.version(plugin, bom));
        assumeTrue(jackson.isPresent(), "the bom is at hand");

        assertThat(Xml.textOf(Poms.standalone(), "properties/jackson.version"))
                .isEqualTo(jackson.get().replaceFirst("-.*", ""));
    }

    @Test
    void junitIsThatOfTheParent() throws IOException {
        String version = Xml.textOf(Poms.plugin(), "parent/version");
        Optional<Element> parent = pom("org/jenkins-ci/plugins", "plugin", version);
        assumeTrue(parent.isPresent(), "the parent is at hand");

        assertThat(Xml.textOf(Poms.standalone(), "properties/junit.version"))
                .isEqualTo(Xml.textOf(parent.get(), "properties/junit.version"));
    }

    /** A bom imports that of the next newer Jenkins, and overrides what that Jenkins is too new for. */
    private static Optional<String> jacksonIn(String bom, String version) throws IOException {
        Optional<Element> pom = pom("io/jenkins/tools/bom", bom, version);
        if (pom.isEmpty()) {
            return Optional.empty();
        }
        List<Element> managed = Xml.elements(pom.get()).stream()
                .filter(element -> element.getLocalName().equals("dependency"))
                .toList();
        Optional<String> own = managed.stream()
                .filter(dependency -> Xml.textOf(dependency, "artifactId").equals("jackson2-api"))
                .map(dependency -> Poms.resolved(pom.get(), Xml.textOf(dependency, "version")))
                .findFirst();
        if (own.isPresent()) {
            return own;
        }
        for (Element dependency : managed) {
            String artifactId = Xml.textOf(dependency, "artifactId");
            if (artifactId.matches("bom-.*")) {
                return jacksonIn(artifactId, version);
            }
        }
        return Optional.empty();
    }

    private static Optional<Element> pom(String group, String artifactId, String version) throws IOException {
        Path file = REPOSITORY
                .resolve(group)
                .resolve(artifactId)
                .resolve(version)
                .resolve(artifactId + "-" + version + ".pom");
        return Files.exists(file) ? Optional.of(Xml.parse(Files.readString(file), file)) : Optional.empty();
    }
}
