package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kakao's address: the real one, unless a system property or the option names an emulator on this machine. */
final class KakaoOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--emulator", hidden = true, paramLabel = "URL")
    private URI emulator;

    KakaoClient client(Clock clock) {
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
        return new KakaoClient(http, endpoints(), clock);
    }

    private KakaoEndpoints endpoints() {
        try {
            return emulator == null ? KakaoEndpoints.fromSystemProperties() : new KakaoEndpoints(emulator, emulator);
        } catch (IllegalArgumentException e) {
            String words = emulator == null ? e.getMessage() : Messages.get("emulator.notLocal", emulator);
            throw new ParameterException(command.commandLine(), words);
        }
    }
}
