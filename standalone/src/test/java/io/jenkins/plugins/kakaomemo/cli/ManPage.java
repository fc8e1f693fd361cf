package io.jenkins.plugins.kakaomemo.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of all commands as a page for {@code man}, in the language of the JVM. */
final class ManPage {

    private final CommandSpec program;
    private final StringBuilder page = new StringBuilder(".\\\" made from the texts of the help by ManPageTest\n");

    private ManPage(CommandSpec program) {
        this.program = program;
    }

    static String of(CommandSpec program, List<String> headings) {
        ManPage page = new ManPage(program);
        page.write(headings);
        return page.page.toString();
    }

    /** @param headings of the name, the synopsis, the commands and the rest, in this order */
    private void write(List<String> headings) {
        macro(".TH KAKAO\\-MEMO 1 \"\" \"\" \"" + program.name() + "\"");
        section(headings.get(0));
        text(program.name() + " - " + said(program.usageMessage().description()));
        section(headings.get(1));
        macro(".B " + escaped(program.name()));
        macro(".I COMMAND");
        macro("[\\fIOPTION\\fR ...]");
        section(headings.get(2));
        program.subcommands().values().forEach(command -> command(command.getCommandSpec()));
        section(headings.get(3));
        unfilled(said(program.usageMessage().footer()));
    }

    private void command(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        macro(".SS " + escaped(command.name()));
        text(said(usage.header()));
        text(said(usage.description()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry("\\fI" + parameter.paramLabel() + "\\fR", parameter);
        }
        for (OptionSpec option : command.options()) {
            String names = Stream.of(option.names())
                    .map(name -> "\\fB" + escaped(name) + "\\fR")
                    .collect(Collectors.joining(", "));
            entry(option.arity().max() == 0 ? names : names + " \\fI" + option.paramLabel() + "\\fR", option);
        }
        unfilled(said(usage.footer()));
    }

    private void entry(String term, ArgSpec argument) {
        macro(".TP");
        macro(term);
        text(said(argument.description()));
    }

    private void section(String heading) {
        macro(".SH " + heading);
    }

    private void macro(String line) {
        page.append(line).append('\n');
    }

    private void text(String words) {
        if (!words.isEmpty()) {
            macro(escaped(words));
        }
    }

    /** Lines that stay as they are. */
    private void unfilled(String lines) {
        if (!lines.isEmpty()) {
            macro(".PP");
            macro(".nf");
            macro(escaped(lines));
            macro(".fi");
        }
    }

    /** Picocli's texts are formats whose line ends are {@code %n}. */
    private static String said(String... texts) {
        return Stream.of(texts)
                .map(text -> text.replace("%n", "\n"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
