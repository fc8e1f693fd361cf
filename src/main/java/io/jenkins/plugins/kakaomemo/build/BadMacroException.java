package io.jenkins.plugins.kakaomemo.build;

/** A macro that fails; the message says which and why. */
final class BadMacroException extends Exception {

    private static final long serialVersionUID = 1L;

    BadMacroException(Exception cause) {
        super(reason(cause), cause);
    }

    /** The message of the innermost cause; the outer ones say only that something failed. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
