package io.jenkins.plugins.kakaomemo.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps other processes from a folder: two would send every memo twice. The lock file holds a byte while a process has
 * the folder, and after a crash.
 */
final class FolderLock implements Closeable {

    private final Path folder;
    private final Path file;
    private FileChannel channel;
    private FileLock lock;
    private boolean crashed;
    private boolean closed;

    FolderLock(Path folder) {
        this.folder = folder;
        this.file = folder.resolveSibling(folder.getFileName() + ".lock");
    }

    /** @throws IOException if another process has the folder or was left it, or the lock file cannot be written */
    synchronized void acquire() throws IOException {
        if (closed) {
            throw new IOException(folder + " was left to another process, because this one stops");
        }
        if (lock != null) {
            return;
        }
        if (channel == null || !channel.isOpen()) {
            PrivateFiles.createFolder(folder);
            channel = PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        }
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return; // an earlier outbox of this process has it, and would lose it if this channel were closed
        }
        if (lock == null) {
            throw new IOException(file + " is locked by another process. Only one Jenkins may use a home directory:"
                    + " stop the other one, and restart this one.");
        }
        crashed = channel.size() > 0;
        channel.write(ByteBuffer.wrap(new byte[1]), 0);
    }

    /** Whether the process that had the folder before this one did not close it. */
    synchronized boolean isAfterCrash() {
        return crashed;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null) {
            if (lock != null) {
                channel.truncate(0);
            }
            channel.close();
        }
    }
}
