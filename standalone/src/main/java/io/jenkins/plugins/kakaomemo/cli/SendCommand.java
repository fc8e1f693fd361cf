package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a memo into the connected account's chat with oneself. */
@Command(name = "send", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SendCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

    @Mixin
    private KakaoOption kakao;

    @Parameters(arity = "0..1", paramLabel = "TEXT")
    private String text;

    @Option(names = "--link", paramLabel = "URL")
    private String link;

    @Option(names = "--button", paramLabel = "TITLE")
    private String button;

    @Option(names = "--template", paramLabel = "FILE")
    private Path template;

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        KakaoClient client = kakao.client(surroundings);
        Memo memo = template == null ? textMemo() : templateMemo();
        try (Account account = new Account(surroundings, client)) {
            return report(new RetryingSend(client).deliver(account.tokens(), memo));
        }
    }

    private Memo textMemo() throws IOException {
        if (button != null && link == null) {
            throw usage("send.buttonWithoutLink");
        }
        Link destination = link();
        FittedText fitted = FittedText.of(text());
        if (fitted.shortened()) {
            surroundings.printError(Messages.get(
                    "send.shortened", fitted.originalLength(), fitted.text().length()));
        }
        return new TextTemplate(fitted.text(), destination, button, List.of());
    }

    private Link link() {
        try {
            return link == null ? Link.NONE : Link.to(link);
        } catch (InvalidFieldException e) {
            throw usage("send.linkNotWeb", link);
        }
    }

    private String text() throws IOException {
        return text == null || text.equals(STANDARD_INPUT) ? standardInput() : text;
    }

    private String standardInput() throws IOException {
        if (surroundings.in().terminal()) {
            surroundings.err().println(Messages.get("send.prompt"));
        }
        try {
            String typed = surroundings.in().read().stripTrailing();
            if (typed.isEmpty()) {
                throw usage("send.nothing");
            }
            return typed;
        } catch (CharacterCodingException e) {
            throw usage("send.undecodable", surroundings.in().encoding());
        }
    }

    private Memo templateMemo() {
        if (text != null || link != null || button != null) {
            throw usage("send.templateAndText");
        }
        try (InputStream file = Files.newInputStream(template)) {
            return new RawTemplate(new TextInput(file, surroundings.in().encoding(), false).read());
        } catch (IOException e) {
            throw usage("send.templateUnreadable", template);
        }
    }

    private int report(SendOutcome outcome) {
        if (outcome.problem().isEmpty()) {
            surroundings.out().println(Messages.get("send.done"));
            return ExitStatus.DONE;
        }
        surroundings.printError(ExitStatus.words(outcome.problem().get()));
        return ExitStatus.of(outcome.problem().get());
    }

    private ParameterException usage(String key, Object... arguments) {
        return new ParameterException(command.commandLine(), Messages.get(key, arguments));
    }
}
