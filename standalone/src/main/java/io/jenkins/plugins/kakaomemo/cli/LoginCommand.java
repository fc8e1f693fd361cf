package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.OAuthTokens;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Connects a KakaoTalk account: consent in the browser, code exchange, token file. */
@Command(name = "login", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class LoginCommand implements Callable<Integer> {

    /** As long as an authorization code lives. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

    @Mixin
    private AppOptions appOptions;

    @Mixin
    private KakaoOption kakao;

    @Option(names = "--port", paramLabel = "N", defaultValue = "5252", converter = PortNumber.class)
    private int port;

    @Option(names = "--no-browser")
    private boolean noBrowser;

    @Option(names = "--print-casc")
    private boolean printCasc;

    @Option(names = "--print-secrets")
    private boolean printSecrets;

    @Option(names = "--keep")
    private boolean keep;

    LoginCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws KakaoException, LoginFailed, IOException, InterruptedException {
        KakaoClient client = kakao.client(surroundings);
        TokenFile file = new TokenFile(ConfigurationFolder.of(surroundings));
        boolean kept = keep || !(printCasc || printSecrets);
        if (kept) {
            file.check();
        }
        KakaoApp app = appOptions.app(surroundings, file.app());
        if (!kept && !printSecrets) {
            new ConfigurationAsCode(app).print(surroundings.out());
            say("login.withoutTokens");
            return ExitStatus.DONE;
        }

        OAuthTokens tokens = authorize(client, app);
        requireTalkMessage(client, tokens);
        RefreshToken refreshToken =
                tokens.refreshToken().orElseThrow(() -> new LoginFailed(Messages.get("login.noRefreshToken")));
        Grant grant = new Grant(app, refreshToken);
        if (kept) {
            file.connect(grant, tokens.accessToken());
            say("login.done", file.path());
        }
        print(grant);
        return ExitStatus.DONE;
    }

    private void print(Grant grant) {
        ConfigurationAsCode configuration = new ConfigurationAsCode(grant.app());
        if (printCasc) {
            configuration.print(surroundings.out());
        }
        if (printSecrets) {
            configuration.printSecrets(surroundings.out(), grant.refreshToken());
            say("login.casc");
        }
    }

    private OAuthTokens authorize(KakaoClient client, KakaoApp app)
            throws KakaoException, LoginFailed, IOException, InterruptedException {
        Authorization authorization = new Authorization();
        try (CallbackServer callback = new CallbackServer(port, authorization)) {
            URI redirectUri = callback.redirectUri();
            URI authorizeUrl = client.authorizeUrl(
                    app, redirectUri, List.of(ConsentItem.TALK_MESSAGE), authorization.state(), null);
            say("login.register", redirectUri);
            boolean opened = !noBrowser && surroundings.browser().open(authorizeUrl);
            say(opened ? "login.opened" : "login.open", authorizeUrl);
            say("login.waiting");
            new PastedResponse(surroundings, authorization).await();
            return client.exchange(app, authorization.code(TIMEOUT), redirectUri);
        } catch (BindException e) {
            throw new ParameterException(command.commandLine(), Messages.get("login.portTaken", String.valueOf(port)));
        }
    }

    private static void requireTalkMessage(KakaoClient client, OAuthTokens tokens)
            throws KakaoException, LoginFailed, InterruptedException {
        if (!client.isTalkMessageAgreed(tokens.accessToken())) {
            throw new LoginFailed(Messages.get("login.notAgreed"));
        }
    }

    private void say(String key, Object... arguments) {
        surroundings.err().println(Messages.get(key, arguments));
    }
}
