package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.outbox.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that nobody but its owner can read, in a folder of its own. */
final class PrivateFile {

    private PrivateFile() {}

    /** Makes the folder, and an existing one the owner's alone. */
    static void createFolder(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.closeFolder(folder);
    }

    /** Opens the file to be locked, and makes it if there is none. */
    static FileChannel open(Path file) throws IOException {
        return PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /**
     * Puts new content in the place of the old: whoever reads sees all of one or all of the other, even after a crash.
     * One writer at a time.
     */
    static void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        PrivateFiles.writeNew(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(file.getParent());
    }
}
