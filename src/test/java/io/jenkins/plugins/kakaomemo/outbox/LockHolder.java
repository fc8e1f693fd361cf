package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds the lock of an outbox, if it can have it, until its standard input ends. */
final class LockHolder {

    static final String LOCKED = "locked";
    static final String REFUSED = "refused";

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            System.out.println(channel.tryLock() == null ? REFUSED : LOCKED);
            System.in.readAllBytes();
        }
    }
}
