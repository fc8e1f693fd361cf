package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/kakao-memo} in a checkout that was never built; in Maven's place, a script makes jars of the classes here. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LauncherTest {

    private static final String MAVEN = """
            #!/bin/sh
            for argument; do case $argument in -DbuildDirectory=*) target=${argument#*=} ;; esac; done
            echo build >>"$TOOLS/builds"
            echo half a jar >"$target/kakao-memo.jar"
            printf '\\033[1mmaven speaks\\033[m\\n'
            if [ -p "$TOOLS/begun" ]; then
              echo begun >"$TOOLS/begun"
              read -r end <"$TOOLS/end"
            fi
            cp "$TOOLS/kakao-memo.jar" "$TOOLS/kakao-memo-emulator.jar" "$target" && [ ! -f "$TOOLS/broken" ]
            """;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path checkout;
    private Path tools;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        for (String sources :
                List.of("bin", "src/main", "src/emulator", "standalone/src/main", "standalone/src/emulator")) {
            Files.createDirectories(checkout.resolve(sources));
        }
        Files.createFile(checkout.resolve("standalone/pom.xml"));
        Files.copy(Path.of("../bin/kakao-memo"), checkout.resolve("bin/kakao-memo"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.writeString(tools.resolve("mvn"), MAVEN).toFile().setExecutable(true);
        writeJar(tools.resolve("kakao-memo.jar"), System.getProperty("java.class.path"));
        writeJar(tools.resolve("kakao-memo-emulator.jar"), "");
    }

    @AfterEach
    void endAll() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void firstStartBuildsAndLaterOnesDoNot() throws Exception {
        Process first = start("--version");
        assertThat(said(first)).startsWith("kakao-memo ").hasLineCount(1);
        assertThat(complained(first)).isEqualTo("kakao-memo: building, once\n");
        assertThat(first.waitFor()).isZero();

        Process second = start("--version");
        assertThat(complained(second)).isEmpty();
        assertThat(second.waitFor()).isZero();

        assertThat(builds()).isEqualTo(1);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void changedSourceIsBuiltAgain() throws Exception {
        assertThat(start("--version").waitFor()).isZero();
        Path source = Files.createFile(checkout.resolve("src/main/New.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(start("--version").waitFor()).isZero();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void interruptedBuildLeavesNothingInTheWay() throws Exception {
        Process interrupted = startAndAwaitBuild();
        signal("INT", interrupted);
        assertThat(interrupted.waitFor()).isNotZero();

        letBuildsRun();
        assertThat(start("--version").waitFor()).isZero();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void killedBuildLeavesNothingInTheWay() throws Exception {
        Process killed = startAndAwaitBuild();
        signal("KILL", killed);
        assertThat(killed.waitFor()).isNotZero();
        assertThat(leftovers()).isNotEmpty();

        letBuildsRun();
        assertThat(start("--version").waitFor()).isZero();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        Process first = startAndAwaitBuild();
        Process second = start("--version");
        Files.writeString(tools.resolve("end"), "end\n");

        assertThat(said(first)).startsWith("kakao-memo ");
        assertThat(said(second)).startsWith("kakao-memo ");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void failedBuildIsToldWithoutEscapeCodes() throws Exception {
        Files.createFile(tools.resolve("broken"));

        Process failed = start("--version");

        assertThat(complained(failed)).isEqualTo("kakao-memo: building, once\nmaven speaks\n");
        assertThat(failed.waitFor()).isEqualTo(1);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void closedStandardInputIsNothingToSend() throws Exception {
        Process send = start("send", "<&-");

        assertThat(complained(send)).contains("nothing to send");
        assertThat(send.waitFor()).isEqualTo(ExitStatus.USAGE);
    }

    /** Starts it in a process group of its own, as a shell does. */
    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid", "sh", "-c"));
        command.add("exec \"$0\" " + String.join(" ", arguments));
        command.add(checkout.resolve("bin/kakao-memo").toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TOOLS", tools.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Maven has begun, and goes on when it reads from the pipe {@code end}. */
    private Process startAndAwaitBuild() throws Exception {
        for (String pipe : List.of("begun", "end")) {
            assertThat(new ProcessBuilder("mkfifo", tools.resolve(pipe).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        Process process = start("--version");
        assertThat(Files.readString(tools.resolve("begun"))).isEqualTo("begun\n");
        return process;
    }

    private void letBuildsRun() throws IOException {
        Files.delete(tools.resolve("begun"));
    }

    private static void signal(String name, Process leader) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, "--", "-" + leader.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String said(Process process) throws IOException {
        return read(process.inputReader(UTF_8));
    }

    private static String complained(Process process) throws IOException {
        return read(process.errorReader(UTF_8));
    }

    private static String read(BufferedReader reader) {
        return reader.lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    private long builds() throws IOException {
        try (Stream<String> lines = Files.lines(tools.resolve("builds"))) {
            return lines.count();
        }
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("standalone/target/launcher"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("build."))
                    .toList();
        }
    }

    /** A jar of nothing but other jars and folders. */
    static void writeJar(Path jar, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(classPath.split(File.pathSeparator))
                                .filter(entry -> !entry.isEmpty())
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
