package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/kakao-memo.cmd}. */
class WindowsLauncherTest {

    private static final Path LAUNCHER = Path.of("../bin/kakao-memo.cmd");
    private static final Pattern JVM_OPTION = Pattern.compile("-XX:(TieredStopAtLevel|\\+)\\w*(=\\d)?");

    @Test
    void startsJavaAsTheOtherLauncherDoes() throws IOException {
        assertThat(jvmOptions(LAUNCHER)).isNotEmpty().isEqualTo(jvmOptions(Path.of("../bin/kakao-memo")));
        assertThat(LAUNCHER).content(UTF_8).contains(" " + KakaoMemo.class.getName() + " %*");
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void startsTheJarBesideIt(@TempDir Path folder) throws Exception {
        LauncherTest.writeJar(folder.resolve("kakao-memo.jar"), System.getProperty("java.class.path"));
        Path launcher = Files.copy(LAUNCHER, folder.resolve("kakao-memo.cmd"));

        Process process = new ProcessBuilder(launcher.toString(), "--version").start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).startsWith("kakao-memo ");
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> jvmOptions(Path launcher) throws IOException {
        return JVM_OPTION
                .matcher(Files.readString(launcher))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
