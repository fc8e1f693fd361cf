package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that jenkinsci asks of every plugin. */
class HostingTest {

    static List<Path> workflows() {
        return Stream.of(".yml", ".yaml")
                .flatMap(ending -> ProjectTree.files(Path.of(".github/workflows"), ending).stream())
                .toList();
    }

    @Test
    void jenkinsfileCallsBuildPluginAndNothingElse() {
        String jenkinsfile = ProjectTree.text(Path.of("Jenkinsfile"));

        assertThat(jenkinsfile).matches("(?s)buildPlugin\\(\\n[^()]*\\)\\n");
        assertThat(jenkinsfile).containsPattern("jdk: (21|25)").doesNotContainPattern("jdk: (?!21|25)");
    }

    @Test
    void codeOwnersAreThePluginsDevelopers() {
        assertThat(ProjectTree.text(Path.of(".github/CODEOWNERS")))
                .isEqualTo("* @jenkinsci/kakao-memo-plugin-developers\n");
    }

    @Test
    void licenceIsMit() {
        assertThat(ProjectTree.text(Path.of("LICENSE.md")))
                .startsWith("The MIT License\n")
                .contains("AS IS");
    }

    @Test
    void buildsAreIgnored() {
        assertThat(ProjectTree.text(Path.of(".gitignore")).lines()).contains("target/", "work/");
    }

    @Test
    void mavenMakesIncrementals() {
        assertThat(ProjectTree.text(Path.of(".mvn/maven.config")).lines())
                .containsExactly(
                        "-Pconsume-incrementals", "-Pmight-produce-incrementals", "-Dchangelist.format=%d.v%s");
        assertThat(Xml.textOf(Xml.root(Path.of(".mvn/extensions.xml")), "extension/artifactId"))
                .isEqualTo("git-changelist-maven-extension");
    }

    @Test
    void dependenciesAreKeptUpToDate() throws JsonProcessingException {
        assertThat(new JsonMapper()
                        .readTree(ProjectTree.text(Path.of(".github/renovate.json")))
                        .path("extends")
                        .path(0)
                        .asText())
                .isEqualTo("github>jenkinsci/renovate-config");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cd.yaml, jenkins-infra/github-reusable-workflows/.github/workflows/maven-cd.yml@",
        "jenkins-security-scan.yml, jenkins-infra/jenkins-security-scan/.github/workflows/jenkins-security-scan.yaml@"
    })
    void workflowIsThere(String name, String used) {
        assertThat(ProjectTree.text(Path.of(".github/workflows").resolve(name)))
                .as(name)
                .contains("uses: " + used);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workflows")
    void workflowCanBeParsedAndAsksForPermissions(Path workflow) {
        assertThat(YamlText.parse(ProjectTree.text(workflow), workflow))
                .as(workflow.toString())
                .containsKeys("name", "permissions", "jobs");
    }
}
