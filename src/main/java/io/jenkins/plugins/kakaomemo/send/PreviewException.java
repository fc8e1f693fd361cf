package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** A form that describes no memo yet; the message says what to put right, in the reader's language. */
public final class PreviewException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field the field to put right, or {@code null} if it is not known which */
    public PreviewException(@CheckForNull String field, String words) {
        super(words);
        this.field = field;
    }

    @CheckForNull
    String field() {
        return field;
    }
}
