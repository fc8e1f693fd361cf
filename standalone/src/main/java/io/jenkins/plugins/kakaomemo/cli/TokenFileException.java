package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A token file that is of no use; the message names it and says what to do, in the person's language. */
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

    /** It holds something else than {@link TokenFile} writes; the cause would repeat what it holds. */
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

    /** Whether there is no connected account in it, as opposed to one that cannot be got at. */
    boolean isAbsent() {
        return absent;
    }
}
