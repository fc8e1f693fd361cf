package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.outbox.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** An exclusive lock on a file, against other threads and processes. The thread that took it closes it. */
final class FileLock implements Closeable {

    /** Longer than a refresh can take, so that it ends only if the holder hangs. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Set<StandardOpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    /** A process cannot lock a file twice; this lock orders its own threads. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock, up to 20 seconds.
     *
     * @throws TokenFileException if it cannot be had in that time
     */
    static FileLock of(Path file) throws IOException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            if (!THIS_PROCESS.tryLock(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw TokenFileException.locked(file);
            }
            FileChannel channel = null;
            try {
                channel = PrivateFiles.open(file, OPTIONS);
                while (channel.tryLock() == null) {
                    if (System.nanoTime() > end) {
                        throw TokenFileException.locked(file);
                    }
                    Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
                }
                return new FileLock(channel);
            } catch (IOException | InterruptedException | RuntimeException e) {
                release(channel);
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(file.toString());
        }
    }

    /** Closing the channel gives the lock back. */
    @Override
    public void close() throws IOException {
        release(channel);
    }

    private static void release(FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
