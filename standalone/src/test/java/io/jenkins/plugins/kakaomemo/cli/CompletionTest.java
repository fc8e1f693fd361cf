package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash makes of the script that {@code generate-completion} prints. */
@EnabledOnOs(OS.LINUX)
class CompletionTest extends CommandLineFixture {

    @ParameterizedTest
    @CsvSource({"1, sta, status", "2, send --ov, --overflow", "3, send --overflow sp, split"})
    void bashCompletes(int last, String typed, String completed) throws Exception {
        assertThat(runAsTyped("generate-completion")).isZero();
        Path script = Files.writeString(home.resolve("completion"), out());

        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$0\"; COMP_WORDS=(kakao-memo $1); COMP_CWORD=$2; COMP_LINE=\"${COMP_WORDS[*]}\";"
                                + " _complete_kakao-memo; echo \"${COMPREPLY[@]}\"",
                        script.toString(),
                        typed,
                        String.valueOf(last))
                .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt has no completion under way
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo(completed);
    }
}
