package io.jenkins.plugins.kakaomemo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer of a browser that cannot reach this machine: the person copies the address it was led to, or only the code
 * in it, and pastes it into the terminal.
 */
final class PastedAnswer {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]+");

    private final Surroundings surroundings;
    private final Authorization authorization;

    PastedAnswer(Surroundings surroundings, Authorization authorization) {
        this.surroundings = surroundings;
        this.authorization = authorization;
    }

    /** Reads lines until one of them is the answer, without keeping the program alive. */
    void await() {
        Thread reader = new Thread(this::read, "pasted answer");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        BufferedReader lines = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                RedirectedAddress address = parse(line.strip());
                if (authorization.recognises(address)) {
                    authorization.accept(address);
                    return;
                }
                surroundings.complain(Messages.get("login.foreign"));
            }
        } catch (IOException e) {
            surroundings.complain(Messages.get("login.noInput"));
        }
    }

    /** A code alone was copied on purpose, so that it needs no state. */
    private RedirectedAddress parse(String line) {
        if (CODE.matcher(line).matches()) {
            return new RedirectedAddress(Optional.of(line), Optional.of(authorization.state()), Optional.empty());
        }
        int query = line.indexOf('?');
        return RedirectedAddress.ofQuery(query < 0 ? "" : line.substring(query + 1));
    }
}
