package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;

/** Runs commands in this process: an emulator, a stopped clock, a folder of their own, and what they print. */
@DefaultLocale("en")
public abstract class CommandLineFixture {

    static final KakaoApp APP = new KakaoApp(EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET);

    final EmulatorClock clock = EmulatorClock.stoppedAt(Instant.parse("2026-07-29T00:00:00Z"));
    final Map<String, String> environment = new HashMap<>();
    final List<String> secretsTyped = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    protected KakaoEmulator kakao;
    TextInput in = TextInput.NONE;
    Browser browser = page -> false;

    @TempDir
    protected Path home;

    @BeforeEach
    void startKakao() {
        kakao = KakaoEmulator.start(clock);
        environment.put("XDG_CONFIG_HOME", home.toString());
    }

    @AfterEach
    void stopKakao() {
        kakao.close();
    }

    /** Runs a command that talks to the emulator. */
    int run(String command, String... arguments) {
        List<String> line = new ArrayList<>(
                List.of(command, "--emulator", kakao.apiBaseUrl().toString()));
        line.addAll(Arrays.asList(arguments));
        return runAsTyped(line.toArray(String[]::new));
    }

    protected int runAsTyped(String... line) {
        out.reset();
        err.reset();
        return new KakaoMemo(surroundings()).run(line);
    }

    protected Surroundings surroundings() {
        return new Surroundings(
                clock,
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment::get,
                page -> browser.open(page),
                question -> secretsTyped.isEmpty() ? Optional.empty() : Optional.of(secretsTyped.remove(0)));
    }

    protected String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    protected String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    void type(byte[] bytes, Charset console) {
        in = new TextInput(new ByteArrayInputStream(bytes), console, false);
    }

    protected Path folder() {
        return home.resolve("kakao-memo");
    }

    TokenFile file() {
        return new TokenFile(folder());
    }

    /** Puts an account into the token file as a login would. */
    IssuedTokens connect() throws IOException {
        IssuedTokens tokens = kakao.issueTokens();
        keep(tokens);
        return tokens;
    }

    void keep(IssuedTokens tokens) throws IOException {
        Instant now = clock.instant();
        RefreshToken refreshToken = new RefreshToken(tokens.refreshToken(), now.plus(Duration.ofDays(60)));
        AccessToken accessToken = new AccessToken(tokens.accessToken(), now.plus(Duration.ofHours(6)));
        file().connect(new Grant(APP, refreshToken), accessToken);
    }

    /** A command in a process of its own, which shares the folder with this one. */
    ProcessBuilder java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("XDG_CONFIG_HOME", home.toString());
        return process;
    }

    /** A port outside the range from which systems take the ports of outgoing connections. */
    protected static String freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return String.valueOf(free.getLocalPort());
            } catch (BindException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
