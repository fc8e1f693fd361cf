package io.jenkins.plugins.kakaomemo.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What a command takes from outside.
 *
 * @param clock by which tokens live
 * @param in standard input
 * @param out results
 * @param err everything else that is printed
 * @param environment an environment variable's value by its name, {@code null} where it is not set
 * @param browser opens a page for the user
 * @param secretInput asks the user for a secret
 */
public record Surroundings(
        Clock clock,
        TextInput in,
        PrintStream out,
        PrintStream err,
        UnaryOperator<String> environment,
        Browser browser,
        SecretInput secretInput) {

    static Surroundings real() {
        return new Surroundings(
                Clock.systemUTC(),
                TextInput.standard(),
                System.out,
                System.err,
                System::getenv,
                Browser.DESKTOP,
                SecretInput.CONSOLE);
    }

    void printError(String words) {
        err.println("kakao-memo: " + words);
    }

    /** An environment variable's value, {@code null} where it is not set or blank. */
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
