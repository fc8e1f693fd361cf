package io.jenkins.plugins.kakaomemo.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an outbox, which their owner alone can read: one for each memo, named {@code <id>.<state>}. A change of
 * state is a rename, so that a crash finds each memo in one state or the other.
 */
final class OutboxFolder implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(OutboxFolder.class.getName());
    private static final String UNFINISHED = ".new";
    private static final Pattern ID = Pattern.compile("\\d{16}-[0-9a-f]{8}");

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

    /** Every memo, after setting aside what is none. */
    List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        lock.acquire();
        for (State state : State.values()) {
            for (Path file : files(state.suffix)) {
                String name = nameOf(file);
                String id = name.substring(0, name.length() - state.suffix.length());
                boolean second =
                        entries.stream().anyMatch(entry -> entry.memo().id().equals(id));
                read(file, id, state, second).ifPresent(entries::add);
            }
        }
        for (Path file : files(UNFINISHED)) {
            Files.delete(file);
        }
        return entries;
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> nameOf(file).endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Entry> read(Path file, String id, State state, boolean second) {
        try {
            long bytes = Files.size(file);
            if (second || bytes > mostBytes || !ID.matcher(id).matches()) {
                throw new IOException("not a file of this outbox");
            }
            PendingMemo memo = Json.read(Files.readString(file), PendingMemo.class);
            if (!memo.id().equals(id)) {
                throw new IOException("the memo of another file");
            }
            return Optional.of(new Entry(memo, state, bytes));
        } catch (IOException e) {
            setAside(file, e);
            return Optional.empty();
        }
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString();
    }

    private void setAside(Path file, IOException why) {
        Path damaged = folder.resolve("damaged");
        Path aside = damaged.resolve(nameOf(file));
        try {
            PrivateFiles.createFolder(damaged);
            PrivateFiles.move(file, aside);
            LOGGER.log(Level.WARNING, "A damaged memo was set aside: {0} ({1})", new Object[] {aside, nameOf(why)});
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A damaged memo could not be set aside: " + file, e);
        }
    }

    /** A parser's message would quote the memo. */
    private static String nameOf(IOException why) {
        return why.getClass() == IOException.class
                ? why.getMessage()
                : why.getClass().getSimpleName();
    }

    /**
     * Writes a memo, or writes it anew. A crash leaves the old content, or none.
     *
     * @param forced whether on return the new content survives a power failure as well
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
            if (forced) {
                PrivateFiles.forceFolder(folder);
            }
        } catch (IOException e) {
            deleteUnfinished(unfinished, e);
            throw e;
        }
        return content.length;
    }

    private static void deleteUnfinished(Path unfinished, IOException problem) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
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
        if (state == State.SENDING) {
            lock.acquire();
            PrivateFiles.move(file, target);
            PrivateFiles.forceFile(target);
        } else {
            PrivateFiles.move(file, target);
        }
    }

    void delete(String id) throws IOException {
        for (State each : State.values()) {
            Files.deleteIfExists(file(id, each));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path file(String id, State state) {
        return folder.resolve(id + state.suffix);
    }
}
