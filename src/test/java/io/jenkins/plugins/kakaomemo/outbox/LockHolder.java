package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds the lock of an outbox, if it can have it, until its standard input ends. */
final class LockHolder {

    static final String LOCKED = "locked";
    static final String REFUSED = "refused";

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try {
            new FolderLock(Path.of(args[0])).acquire();
            System.out.println(LOCKED);
        } catch (IOException e) {
            System.out.println(REFUSED);
        }
        System.in.readAllBytes();
    }
}
