package io.jenkins.plugins.kakaomemo.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The files of an outbox, which their owner alone can read: one for each memo, named {@code <id>.<state>}. A change of
 * state is a rename, so that a crash finds each memo in one state or the other.
 */
final class OutboxFolder implements Closeable {

    static final String UNFINISHED = ".new";

    private static final Logger LOGGER = Logger.getLogger(OutboxFolder.class.getName());

    /** What is known of a memo. Should there be two files for one, the first of these counts. */
    enum State {
        /** Kakao confirmed it, and its listener may not know yet. */
        SENT(".sent"),
        /** It may be on the wire; found after a crash, it may have arrived. In memory: a thread is at it. */
        SENDING(".sending"),
        /** It may have arrived. */
        UNKNOWN(".unknown"),
        /** It was not sent and will not be, and its listener may not know yet. */
        GIVEN_UP(".given-up"),
        /** It was not sent. */
        WAITING(".json");

        private final String suffix;

        State(String suffix) {
            this.suffix = suffix;
        }

        /** How the names of its files end. */
        String suffix() {
            return suffix;
        }
    }

    /**
     * @param bytes the size of its file
     */
    record Entry(PendingMemo memo, State state, long bytes) {

        /** What became of it if a crash interrupted it. */
        DeliveryResult afterCrash() {
            return switch (state) {
                case SENT -> DeliveryResult.sent(0);
                case GIVEN_UP -> DeliveryResult.of(DeliveryStatus.GIVEN_UP, DeliveryResult.GIVEN_UP);
                default -> DeliveryResult.of(DeliveryStatus.UNKNOWN, DeliveryResult.STOPPED);
            };
        }
    }

    private final Path folder;
    private final FolderLock lock;
    private final long mostBytes;

    /** @param mostBytes a file that is larger is no memo */
    OutboxFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.lock = new FolderLock(folder);
        this.mostBytes = mostBytes;
    }

    /** Every memo that is still to be dealt with. */
    Collection<Entry> read() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        lock.acquire();
        return new OutboxRecovery(folder, mostBytes).entries();
    }

    /**
     * Writes a memo, or writes it anew. A crash leaves the old content, or none.
     *
     * @param forced whether on return the new content survives a power failure as well, if the folder can be forced
     * @return the size of its file
     */
    long write(PendingMemo memo, State state, boolean forced) throws IOException {
        lock.acquire();
        byte[] content = Json.write(memo).getBytes(StandardCharsets.UTF_8);
        PrivateFiles.createFolder(folder);
        Path unfinished = folder.resolve(memo.id() + UNFINISHED);
        try {
            PrivateFiles.write(unfinished, content, PrivateFiles.NEW);
            if (forced) {
                PrivateFiles.forceFile(unfinished);
            }
            PrivateFiles.move(unfinished, file(memo.id(), state));
        } catch (IOException e) {
            deleteUnfinished(unfinished, e);
            throw e;
        }
        if (forced) {
            forceFolder();
        }
        return content.length;
    }

    /** Never an error: a memo that is in its file but counted as unwritten would be sent now and after a restart. */
    private void forceFolder() {
        try {
            PrivateFiles.forceFolder(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A power failure may undo what was just written in " + folder, e);
        }
    }

    private static void deleteUnfinished(Path unfinished, IOException problem) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    /** @throws IOException if another process has the folder or was left it */
    void claim() throws IOException {
        lock.acquire();
    }

    /**
     * Changes the state of a memo. On return the change survives a crash, and that to {@link State#SENDING} a power
     * failure as well, with what the file holds, so that no memo is sent twice. What became of a memo that was on the wire
     * is noted even when the folder is already left to another process.
     *
     * @throws NoSuchFileException if its file is gone
     */
    void move(String id, State state) throws IOException {
        Path target = file(id, state);
        for (State each : State.values()) {
            Path file = file(id, each);
            if (Files.isRegularFile(file)) {
                if (each != state) {
                    rename(file, target, state);
                }
                return;
            }
        }
        throw new NoSuchFileException(target.toString());
    }

    private void rename(Path file, Path target, State state) throws IOException {
        PrivateFiles.move(file, target);
        if (state == State.SENDING) {
            PrivateFiles.forceFile(target);
        }
    }

    void delete(String id) throws IOException {
        for (State each : State.values()) {
            Files.deleteIfExists(file(id, each));
        }
    }

    boolean isAfterCrash() {
        return lock.isAfterCrash();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path file(String id, State state) {
        return folder.resolve(id + state.suffix);
    }
}
