package io.jenkins.plugins.kakaomemo.cli.emulator;

import io.jenkins.plugins.kakaomemo.cli.ExitStatus;
import io.jenkins.plugins.kakaomemo.cli.KakaoMemo;
import io.jenkins.plugins.kakaomemo.cli.Messages;
import io.jenkins.plugins.kakaomemo.cli.Surroundings;
import io.jenkins.plugins.kakaomemo.cli.TextInput;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first month of an account, by the commands a person would type, on a clock that is moved forward. */
final class DemoStory {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final KakaoEmulator kakao;
    private final Surroundings surroundings;
    private final PrintStream out;
    private final List<String> sent = new ArrayList<>();

    /** @param configuration where the commands keep the account, in place of the person's own folder */
    DemoStory(KakaoEmulator kakao, Surroundings surroundings, Path configuration) {
        this.kakao = kakao;
        this.out = surroundings.out();
        String folder = configuration.toString();
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", folder,
                "KAKAO_REST_API_KEY", kakao.app().restApiKey(),
                "KAKAO_CLIENT_SECRET", kakao.app().clientSecret().orElse(""));
        this.surroundings = new Surroundings(
                kakao.clock(),
                TextInput.NONE,
                out,
                out,
                environment::get,
                new ConsentingBrowser(),
                question -> Optional.empty());
    }

    /** Tells it, and says whether every memo arrived. */
    boolean tell() throws IOException {
        kakao.autoConsent(true);
        tell("demo.connect");
        boolean well = run("login", "--port", String.valueOf(freePort())) && send("demo.first");
        passes(Duration.ofHours(6), "demo.sixHours");
        well = well && send("demo.second");
        passes(Duration.ofDays(30), "demo.thirtyDays");
        well = well && send("demo.third") && run("status");
        showChat();
        boolean arrived =
                well && kakao.memos().stream().map(Memo::text).toList().equals(sent);
        tell(arrived ? "demo.allArrived" : "demo.notAllArrived", kakao.memos().size(), kakao.refreshes());
        return arrived;
    }

    private void passes(Duration time, String key) {
        kakao.clock().advance(time);
        tell(key);
    }

    private boolean send(String key) {
        String text = Messages.get(key);
        sent.add(text);
        return run("send", text);
    }

    private boolean run(String command, String... arguments) {
        List<String> shown = new ArrayList<>(List.of(command));
        for (String argument : arguments) {
            shown.add(argument.contains(" ") ? "'" + argument + "'" : argument);
        }
        out.println("$ kakao-memo " + String.join(" ", shown));
        List<String> line = new ArrayList<>(
                List.of(command, "--emulator", kakao.apiBaseUrl().toString()));
        line.addAll(List.of(arguments));
        return new KakaoMemo(surroundings).run(line.toArray(String[]::new)) == ExitStatus.DONE;
    }

    private void showChat() {
        tell("demo.chat", kakao.app().name());
        for (Memo memo : kakao.memos()) {
            String time = TIME.format(memo.receivedAt().atZone(ZoneId.systemDefault()));
            out.println("  " + time + "  " + memo.text());
        }
    }

    private void tell(String key, Object... arguments) {
        out.println();
        out.println(Messages.get(key, arguments));
    }

    /** A free port above the default ports of the commands. */
    private static int freePort() throws IOException {
        for (int port = 5254; ; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                continue;
            }
        }
    }
}
