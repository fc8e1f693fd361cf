package io.jenkins.plugins.kakaomemo.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What a command takes from outside.
 *
 * @param clock by which tokens live
 * @param in standard input, in UTF-8
 * @param out results
 * @param err everything said on the way there
 * @param environment an environment variable's value by its name, {@code null} where it is not set
 * @param browser opens a page for the person at the machine
 * @param secretPrompt asks that person for a secret
 */
public record Surroundings(
        Clock clock,
        InputStream in,
        PrintStream out,
        PrintStream err,
        UnaryOperator<String> environment,
        Browser browser,
        SecretPrompt secretPrompt) {

    static Surroundings real() {
        return new Surroundings(
                Clock.systemUTC(),
                System.in,
                System.out,
                System.err,
                System::getenv,
                Browser.DESKTOP,
                SecretPrompt.CONSOLE);
    }

    void complain(String words) {
        err.println("kakao-memo: " + words);
    }

    /** An environment variable's value, {@code null} where it is not set or blank. */
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
