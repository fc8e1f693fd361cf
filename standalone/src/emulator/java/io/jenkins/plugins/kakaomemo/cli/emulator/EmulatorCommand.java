package io.jenkins.plugins.kakaomemo.cli.emulator;

import io.jenkins.plugins.kakaomemo.cli.ExitStatus;
import io.jenkins.plugins.kakaomemo.cli.Messages;
import io.jenkins.plugins.kakaomemo.cli.PortNumber;
import io.jenkins.plugins.kakaomemo.cli.Surroundings;
import io.jenkins.plugins.kakaomemo.cli.Version;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs Kakao's emulator until Ctrl-C, or until so many memos have arrived. */
@Command(name = "emulator", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class EmulatorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "N", defaultValue = "5253", converter = PortNumber.class)
    private int port;

    @Option(names = "--memos", paramLabel = "N")
    private Integer memos;

    EmulatorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (KakaoEmulator kakao = start()) {
            String words = Messages.get(
                    "emulator.running",
                    kakao.chatPage(),
                    kakao.authBaseUrl(),
                    kakao.apiBaseUrl(),
                    kakao.app().restApiKey(),
                    kakao.app().clientSecret().orElse(""),
                    "-D" + KakaoEndpoints.AUTH_BASE_URL + "=" + kakao.authBaseUrl(),
                    "-D" + KakaoEndpoints.API_BASE_URL + "=" + kakao.apiBaseUrl());
            surroundings.out().println(words);
            while (memos == null || kakao.memos().size() < memos) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return ExitStatus.DONE;
        }
    }

    private KakaoEmulator start() {
        try {
            return KakaoEmulator.start(EmulatorClock.running(), port);
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    command.commandLine(), Messages.get("emulator.portTaken", String.valueOf(port)));
        }
    }
}
