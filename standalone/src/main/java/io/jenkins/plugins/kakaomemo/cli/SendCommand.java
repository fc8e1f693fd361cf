package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Overflow;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    @Mixin
    private OutputOptions output;

    @Parameters(arity = "0..1", paramLabel = "TEXT")
    private String text;

    @Option(names = "--link", paramLabel = "URL")
    private String link;

    @Option(names = "--button", paramLabel = "TITLE")
    private String button;

    @Option(names = "--overflow", paramLabel = "HOW", completionCandidates = OverflowNames.class)
    private String overflow;

    @Option(names = "--template", paramLabel = "FILE")
    private Path template;

    private boolean shortened;
    private int parts = 1;
    private int sent;

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What {@code --overflow} accepts, for picocli. */
    static final class OverflowNames extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        OverflowNames() {
            super(Overflow.names());
        }
    }

    /** What {@code --json} prints: the same as the step returns. */
    private record Result(boolean sent, String code, String reason, int attempts, boolean shortened) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        KakaoClient client = kakao.client(surroundings);
        try {
            List<Memo> memos = template == null ? textMemos() : List.of(templateMemo());
            try (Account account = new Account(surroundings, client)) {
                return report(sendAll(account, client, memos));
            }
        } catch (IOException | InvalidFieldException e) {
            return failed(e, ExitStatus.code(e), 0);
        }
    }

    private List<Memo> textMemos() throws IOException {
        if (button != null && link == null) {
            throw usage("send.buttonWithoutLink");
        }
        Link destination = link();
        List<FittedText> fitted = overflow().fit(text(), List.of());
        parts = fitted.size();
        shortened = fitted.stream().anyMatch(FittedText::shortened);
        if (shortened) {
            int length = fitted.stream().mapToInt(part -> part.text().length()).sum();
            output.note(
                    surroundings, Messages.get("send.shortened", fitted.get(0).originalLength(), length));
        }
        return fitted.stream()
                .<Memo>map(part -> new TextTemplate(part.text(), destination, button, List.of()))
                .toList();
    }

    private Overflow overflow() {
        try {
            return Overflow.of(overflow);
        } catch (InvalidFieldException e) {
            throw new ParameterException(
                    command.commandLine(), e.named("--overflow").getMessage(Locale.getDefault()));
        }
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
        if (text != null || link != null || button != null || overflow != null) {
            throw usage("send.templateAndText");
        }
        try (InputStream file = Files.newInputStream(template)) {
            return new RawTemplate(new TextInput(file, surroundings.in().encoding(), false).read());
        } catch (IOException e) {
            throw usage("send.templateUnreadable", template);
        }
    }

    /** Sends them in their order, up to the first that is not, or may not have been, sent. */
    private SendOutcome sendAll(Account account, KakaoClient client, List<Memo> memos)
            throws IOException, InterruptedException {
        RetryingSend send = new RetryingSend(client);
        int attempts = 0;
        for (Memo memo : memos) {
            SendOutcome outcome = send.deliver(account.tokens(), memo);
            attempts += outcome.attempts();
            if (!outcome.isSent()) {
                return new SendOutcome(attempts, outcome.problem());
            }
            count(account);
            sent++;
        }
        return new SendOutcome(attempts, Optional.empty());
    }

    /** A memo that was sent stays so, even if the file cannot be written. */
    private void count(Account account) {
        try {
            account.file().countMemo(surroundings.clock().instant());
        } catch (IOException e) {
            output.note(surroundings, ExitStatus.words(e));
        }
    }

    private int report(SendOutcome outcome) {
        if (outcome.problem().isPresent()) {
            return failed(outcome.problem().get(), outcome.code(), outcome.attempts());
        }
        Result result = new Result(true, outcome.code(), "", outcome.attempts(), shortened);
        output.words(surroundings, Messages.get("send.done"));
        output.json(surroundings, result);
        return ExitStatus.DONE;
    }

    private int failed(Exception problem, String code, int attempts) {
        String words = ExitStatus.words(problem);
        surroundings.printError(sent == 0 ? words : words + " " + Messages.get("send.partly", sent, parts));
        Result result = new Result(false, code, ExitStatus.reason(problem), attempts, shortened);
        output.json(surroundings, result);
        return ExitStatus.of(problem);
    }

    private ParameterException usage(String key, Object... arguments) {
        return new ParameterException(command.commandLine(), Messages.get(key, arguments));
    }
}
