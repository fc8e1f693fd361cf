package io.jenkins.plugins.kakaomemo.cli;

import java.io.Console;
import java.util.Optional;

/** Asks for a secret without showing what is typed. */
@FunctionalInterface
public interface SecretInput {

    /** The terminal, if the command has one. */
    SecretInput CONSOLE = SecretInput::readFromConsole;

    /** What was typed; empty if it was nothing or there is nobody to ask. */
    Optional<String> ask(String question);

    private static Optional<String> readFromConsole(String question) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", question);
        return Optional.ofNullable(typed).map(String::new).map(String::strip).filter(text -> !text.isEmpty());
    }
}
