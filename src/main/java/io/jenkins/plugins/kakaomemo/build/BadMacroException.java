package io.jenkins.plugins.kakaomemo.build;

/** A macro that does not work; the message says which and why. */
final class BadMacroException extends Exception {

    private static final long serialVersionUID = 1L;

    BadMacroException(Exception cause) {
        super(reason(cause), cause);
    }

    /** What the innermost says; those around it only know that something went wrong. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
