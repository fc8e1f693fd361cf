package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.NoSuchAlgorithmException;
import java.util.ServiceLoader;
import java.util.Set;
import javax.net.ssl.SSLContext;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** {@code kakao-memo}: the commands under one name, and one line on standard error for every error. */
@Command(
        name = "kakao-memo",
        resourceBundle = Messages.HELP,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class KakaoMemo {

    /** What the emulator's jar adds, if it is on the class path. */
    private static final Set<String> EMULATOR_COMMANDS = Set.of("emulator", "demo");

    private final CommandLine commands;

    public KakaoMemo(Surroundings surroundings) {
        commands = new CommandLine(this)
                .addSubcommand(new LoginCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings));
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands(surroundings).forEach(commands::addSubcommand);
        }
        commands.addSubcommand(new HelpCommand()).addSubcommand(new GenerateCompletion());
        commands.setExpandAtFiles(false)
                .setOut(new PrintWriter(surroundings.out(), true))
                .setErr(new PrintWriter(surroundings.err(), true))
                .setParameterExceptionHandler((problem, args) -> usage(problem, surroundings))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    surroundings.printError(ExitStatus.words(problem));
                    return ExitStatus.of(problem);
                });
    }

    public static void main(String[] args) {
        // Java 22 to 24 would have a console even where there is no terminal
        System.setProperty("jdk.console", "java.base");
        readTrustStore();
        Surroundings surroundings = Surroundings.real();
        int status = run(surroundings, args);
        // Java's exit waits up to 300 ms for a thread that is in a system call, as the HTTP client's always is
        Thread.currentThread().getThreadGroup().interrupt();
        System.exit(status);
    }

    private static int run(Surroundings surroundings, String[] args) {
        try {
            return new KakaoMemo(surroundings).run(Arguments.typed(args));
        } catch (IOException e) {
            surroundings.printError(Messages.get("arguments.unreadable", Arguments.encoding()));
            return ExitStatus.USAGE;
        }
    }

    /** Takes about a quarter of a short run, and there is mostly a second processor to do it beside the rest. */
    private static void readTrustStore() {
        Thread reader = new Thread(
                () -> {
                    try {
                        SSLContext.getDefault();
                    } catch (NoSuchAlgorithmException e) {
                        // the HTTP client meets it again, and tells of it
                        return;
                    }
                },
                "trust store");
        reader.setDaemon(true);
        reader.start();
    }

    /** All commands with their options. */
    CommandSpec commands() {
        return commands.getCommandSpec();
    }

    /** Runs one command and returns its {@link ExitStatus}. */
    public int run(String... args) {
        return commands.execute(args);
    }

    private static int usage(CommandLine.ParameterException problem, Surroundings surroundings) {
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        String words = problem instanceof CommandLine.UnmatchedArgumentException unmatched
                ? words(command, unmatched.getUnmatched().get(0))
                : problem.getMessage();
        surroundings.printError(Messages.get("usage", words, command.qualifiedName()));
        return ExitStatus.USAGE;
    }

    /** What follows a misspelt option may be a secret, and is not repeated. */
    private static String words(CommandSpec command, String unmatched) {
        if (unmatched.startsWith("-")) {
            String option = unmatched.replaceFirst("(?s)=.*", "");
            return Messages.get("unmatched.option", option)
                    + suggestion(option, command.optionsMap().keySet());
        }
        if (command.parent() != null) {
            return Messages.get("unmatched.text");
        }
        return EMULATOR_COMMANDS.contains(unmatched)
                ? Messages.get("emulator.absent", unmatched)
                : Messages.get("unmatched.command", unmatched)
                        + suggestion(unmatched, command.subcommands().keySet());
    }

    private static String suggestion(String typed, Set<String> names) {
        return Spelling.closest(typed, names)
                .map(name -> " " + Messages.get("unmatched.suggestion", name))
                .orElse("");
    }
}
