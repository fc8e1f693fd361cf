package io.jenkins.plugins.kakaomemo.cli;

/** A login that ended without a connected account; the message says why and what to do, in the user's language. */
final class LoginFailed extends Exception {

    private static final long serialVersionUID = 1L;

    LoginFailed(String message) {
        super(message);
    }
}
