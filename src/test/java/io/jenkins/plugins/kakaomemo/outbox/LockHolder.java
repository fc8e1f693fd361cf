package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds the lock of an outbox until its standard input ends. */
final class LockHolder {

    static final String LOCKED = "locked";

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            System.out.println(LOCKED);
            System.in.readAllBytes();
        }
    }
}
