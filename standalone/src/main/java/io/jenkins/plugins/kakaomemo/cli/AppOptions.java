package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Key and secret of the Kakao app: from an option, else from the environment, else asked for. */
final class AppOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--rest-api-key", paramLabel = "KEY")
    private String restApiKey;

    @Option(names = "--client-secret", paramLabel = "SECRET")
    private String clientSecret;

    /** @param connected the app of an earlier login, used if no other is given */
    KakaoApp app(Surroundings surroundings, Optional<KakaoApp> connected) {
        Optional<String> key = given(restApiKey, surroundings.variable("KAKAO_REST_API_KEY"));
        Optional<String> secret = given(clientSecret, surroundings.variable("KAKAO_CLIENT_SECRET"));
        if (key.isEmpty() && connected.isPresent()) {
            KakaoApp app = connected.get();
            return new KakaoApp(app.restApiKey(), secret.orElse(app.clientSecret()));
        }
        SecretInput input = surroundings.secretInput();
        return new KakaoApp(
                key.or(() -> input.ask(Messages.get("login.askKey"))).orElseThrow(this::keyMissing),
                secret.or(() -> input.ask(Messages.get("login.askSecret"))).orElse(null));
    }

    private static Optional<String> given(String option, String variable) {
        return Optional.ofNullable(option)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(variable));
    }

    private ParameterException keyMissing() {
        return new ParameterException(command.commandLine(), Messages.get("login.keyMissing"));
    }
}
