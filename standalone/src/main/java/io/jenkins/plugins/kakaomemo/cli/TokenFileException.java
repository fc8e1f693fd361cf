package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A token file that cannot be used; the message names it and says what to do, in the user's language. */
final class TokenFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean absent;

    private TokenFileException(String key, boolean absent, Path file, Throwable cause) {
        super(Messages.get(key, file), cause);
        this.absent = absent;
    }

    /** Nobody has logged in yet. */
    static TokenFileException absent(Path file) {
        return new TokenFileException("file.absent", true, file, null);
    }

    /** It holds something else than {@link TokenFile} writes. No cause is kept: its message could repeat a token. */
    static TokenFileException damaged(Path file) {
        return new TokenFileException("file.damaged", false, file, null);
    }

    static TokenFileException unreadable(Path file, IOException cause) {
        return new TokenFileException("file.unreadable", false, file, cause);
    }

    static TokenFileException unwritable(Path file, IOException cause) {
        return new TokenFileException("file.unwritable", false, file, cause);
    }

    static TokenFileException locked(Path file) {
        return new TokenFileException("file.locked", false, file, null);
    }

    /** Whether no account is connected, as opposed to one that cannot be read. */
    boolean isAbsent() {
        return absent;
    }
}
