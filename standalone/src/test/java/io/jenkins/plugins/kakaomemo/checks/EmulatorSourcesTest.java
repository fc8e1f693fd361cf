package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator and what it emulates do not know each other. */
class EmulatorSourcesTest {

    private static final Pattern IMPORT_OF_THE_PLUGIN =
            Pattern.compile("import (?:static )?io\\.jenkins\\.plugins\\.kakaomemo\\.(?!emulator\\.)\\S+");
    private static final Pattern IMPORT_OF_THE_EMULATOR =
            Pattern.compile("import (?:static )?io\\.jenkins\\.plugins\\.kakaomemo\\.(?:cli\\.)?emulator\\.\\S+");

    @Test
    void emulatorImportsNothingOfThePlugin() {
        assertNoImport(Path.of("src/emulator/java"), IMPORT_OF_THE_PLUGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "standalone/src/main/java"})
    void productImportsNothingOfTheEmulator(Path sources) {
        assertNoImport(sources, IMPORT_OF_THE_EMULATOR);
    }

    private static void assertNoImport(Path sources, Pattern wrong) {
        assertThat(ProjectTree.files(sources, ".java"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(wrong.matcher(ProjectTree.text(source))
                                .results()
                                .map(MatchResult::group))
                        .as(source.toString())
                        .isEmpty());
    }
}
