package io.jenkins.plugins.kakaomemo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The authorization response of a browser that cannot reach this machine: the user copies the address of its last page,
 * or only the code in it, and pastes it into the terminal.
 */
final class PastedResponse {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]+");

    private final Surroundings surroundings;
    private final Authorization authorization;

    PastedResponse(Surroundings surroundings, Authorization authorization) {
        this.surroundings = surroundings;
        this.authorization = authorization;
    }

    /** Reads lines in a daemon thread until one of them is the response. */
    void await() {
        Thread reader = new Thread(this::read, "pasted response");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(surroundings.in().stream(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                AuthorizationResponse response = parse(line.strip());
                if (authorization.matches(response)) {
                    authorization.accept(response);
                    return;
                }
                surroundings.printError(Messages.get("login.foreign"));
            }
        } catch (IOException e) {
            surroundings.printError(Messages.get("login.noInput"));
        }
    }

    /** A code alone was copied on purpose: it needs no state. */
    private AuthorizationResponse parse(String line) {
        if (CODE.matcher(line).matches()) {
            return new AuthorizationResponse(Optional.of(line), Optional.of(authorization.state()), Optional.empty());
        }
        int query = line.indexOf('?');
        return AuthorizationResponse.ofQuery(query < 0 ? "" : line.substring(query + 1));
    }
}
