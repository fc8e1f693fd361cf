package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of one kind, one for each account, in a folder of their own that is made with the first of them. */
public final class AccountFiles {

    private static final Logger LOGGER = Logger.getLogger(AccountFiles.class.getName());
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final Path folder;
    private final String suffix;

    /** @param suffix how the names of the files end, such as {@code .json} */
    public AccountFiles(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    /**
     * The file of an account, whether or not it exists.
     *
     * @param account letters, digits, hyphens and underscores of ASCII; no secret
     * @throws IllegalArgumentException if the account is named by anything else
     */
    public AccountFile of(String account) {
        if (!isKey(account)) {
            throw new IllegalArgumentException("account is \"" + account
                    + "\", which cannot name a file; use letters, digits, hyphens and underscores only");
        }
        return new AccountFile(folder, account + suffix);
    }

    /** The accounts that have a file; none if the folder cannot be listed, which is logged. */
    public List<String> accounts() {
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
}
