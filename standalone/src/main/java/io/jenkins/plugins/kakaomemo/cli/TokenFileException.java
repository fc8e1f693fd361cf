package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A token file that cannot be used; the message names it and says what to do, in the user's language. */
final class TokenFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    private TokenFileException(String key, int exitStatus, Path file, Throwable cause) {
        super(Messages.get(key, file), cause);
        this.exitStatus = exitStatus;
    }

    /** Nobody has logged in yet. */
    static TokenFileException absent(Path file) {
        return new TokenFileException("file.absent", ExitStatus.LOGIN_NEEDED, file, null);
    }

    /** It holds something else than {@link TokenFile} writes. No cause is kept: its message could repeat a token. */
    static TokenFileException damaged(Path file) {
        return new TokenFileException("file.damaged", ExitStatus.FIX_FILE, file, null);
    }

    static TokenFileException unreadable(Path file, IOException cause) {
        return new TokenFileException("file.unreadable", ExitStatus.FIX_FILE, file, cause);
    }

    static TokenFileException unwritable(Path file, IOException cause) {
        return new TokenFileException("file.unwritable", ExitStatus.FIX_FILE, file, cause);
    }

    static TokenFileException locked(Path file) {
        return new TokenFileException("file.locked", ExitStatus.TRY_LATER, file, null);
    }

    /** The {@link ExitStatus} of a command that needed the file. */
    int exitStatus() {
        return exitStatus;
    }
}
