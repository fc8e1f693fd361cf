package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.HttpTransport;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kakao's address: the real one, unless a system property or the option names an emulator on this machine. */
final class KakaoOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--emulator", paramLabel = "URL")
    private URI emulator;

    KakaoClient client(Surroundings surroundings) {
        HttpClient.Builder http = HttpClient.newBuilder();
        Optional<EnvironmentProxy> proxy = proxy(surroundings);
        proxy.ifPresent(http::proxy);
        HttpTransport transport = new HttpTransport(
                KakaoClient.httpClient(http),
                proxy.map(EnvironmentProxy::authorization).orElse(null));
        return new KakaoClient(() -> transport, endpoints(), surroundings.clock());
    }

    private Optional<EnvironmentProxy> proxy(Surroundings surroundings) {
        try {
            return EnvironmentProxy.of(surroundings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
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
