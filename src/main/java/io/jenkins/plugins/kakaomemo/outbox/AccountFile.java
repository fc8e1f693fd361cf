package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A file of UTF-8 text that its owner alone can read. An error of the disk is logged, once until it is over, and never
 * thrown.
 */
public final class AccountFile {

    private static final Logger LOGGER = Logger.getLogger(AccountFile.class.getName());
    private static final long MOST_BYTES = 16_000_000;

    private final Path folder;
    private final Path file;
    private boolean failing;

    /** One way to put text into the file. */
    @FunctionalInterface
    private interface Change {
        void apply() throws IOException;
    }

    AccountFile(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    /** All of it; empty if there is no file, or none that can be read or is smaller than 16 MB. */
    public synchronized Optional<String> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file " + file + " cannot be read and will be written anew", e);
            return Optional.empty();
        }
    }

    /**
     * Puts this text in place of what the file said. A crash leaves the old text or the new one.
     *
     * @return whether that was done
     */
    public synchronized boolean replace(String text) {
        return isDone(() -> {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            write(unfinished, text, StandardOpenOption.TRUNCATE_EXISTING);
            PrivateFiles.move(unfinished, file);
        });
    }

    /**
     * Adds this text to the end. A crash or a full disk may leave a part of it there.
     *
     * @return whether that was done
     */
    public synchronized boolean append(String text) {
        return isDone(() -> write(file, text, StandardOpenOption.APPEND));
    }

    private boolean isDone(Change change) {
        try {
            PrivateFiles.createFolder(folder);
            change.apply();
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                LOGGER.log(
                        Level.WARNING,
                        "The file " + file + " cannot be written; a restart of Jenkins will forget what is new",
                        e);
            }
            failing = true;
            return false;
        }
    }

    private static void write(Path target, String text, OpenOption option) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, option);
        PrivateFiles.write(target, text.getBytes(StandardCharsets.UTF_8), options);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
