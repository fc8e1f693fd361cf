package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of one kind, one for each account.
 *
 * @param folder for these files only; made with the first of them
 * @param suffix how their names end, such as {@code .json}
 */
record AccountFiles(Path folder, String suffix) {

    private static final Logger LOGGER = Logger.getLogger(AccountFiles.class.getName());
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final long MOST_BYTES = 16_000_000;

    /**
     * The file of an account, whether or not it exists.
     *
     * @param account letters, digits, hyphens and underscores of ASCII; no secret
     * @throws IllegalArgumentException if the account is named by anything else
     */
    AccountFile of(String account) {
        if (!isKey(account)) {
            throw new IllegalArgumentException("account is \"" + account
                    + "\", which cannot name a file; use letters, digits, hyphens and underscores only");
        }
        return new AccountFile(folder, account + suffix);
    }

    boolean exists(String account) {
        return isKey(account) && Files.exists(folder.resolve(account + suffix));
    }

    /** Deletes the files of all accounts but these; a failure is logged. */
    void deleteAllBut(Set<String> left) {
        for (String account : accounts()) {
            try {
                if (!left.contains(account)) {
                    Files.deleteIfExists(folder.resolve(account + suffix));
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The file of account " + account + " cannot be deleted from " + folder, e);
            }
        }
    }

    /** The accounts that have a file; none if the folder cannot be listed, which is logged. */
    List<String> accounts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .filter(AccountFiles::isKey)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "The folder " + folder + " cannot be listed", e);
            return List.of();
        }
    }

    private static boolean isKey(String account) {
        return KEY.matcher(account).matches();
    }

    /**
     * A file of UTF-8 text that only its owner can read. An error of the disk is never thrown; of several in a row, the
     * first is logged as a warning.
     */
    static final class AccountFile {

        private final Path folder;
        private final Path file;
        private boolean failing;

        private AccountFile(Path folder, String name) {
            this.folder = folder;
            this.file = folder.resolve(name);
        }

        /** The whole text; empty if there is no file, or if it cannot be read or is larger than 16 MB. */
        synchronized Optional<String> read() {
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
         * Replaces the whole text. A crash leaves the old text or the new one.
         *
         * @return whether that was done
         */
        synchronized boolean replace(String text) {
            return write(Path.of(file + ".new"), text, StandardOpenOption.TRUNCATE_EXISTING);
        }

        /**
         * Adds this text to the end. A crash or a full disk may leave a part of it there.
         *
         * @return whether that was done
         */
        synchronized boolean append(String text) {
            return write(file, text, StandardOpenOption.APPEND);
        }

        private boolean write(Path target, String text, OpenOption option) {
            try {
                PrivateFiles.createFolder(folder);
                Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, option);
                PrivateFiles.write(target, text.getBytes(StandardCharsets.UTF_8), options);
                if (!target.equals(file)) {
                    PrivateFiles.move(target, file);
                }
                failing = false;
            } catch (IOException e) {
                String problem =
                        "The file " + file + " cannot be written; a restart of Jenkins will forget what is new";
                LOGGER.log(failing ? Level.FINE : Level.WARNING, problem, e);
                failing = true;
            }
            return !failing;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
