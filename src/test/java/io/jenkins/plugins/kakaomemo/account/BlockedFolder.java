package io.jenkins.plugins.kakaomemo.account;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file where a folder of the plugin should be, so that nothing in it can be read or written until this is closed. */
public final class BlockedFolder implements Closeable {

    private final Path folder;
    private final Path away;
    private final boolean existed;

    public BlockedFolder(String name) throws IOException {
        folder = AccountTokens.stateFolder(name).normalize();
        away = folder.resolveSibling(folder.getFileName() + ".away");
        existed = Files.exists(folder);
        if (existed) {
            Files.move(folder, away);
        }
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "no folder");
    }

    @Override
    public void close() throws IOException {
        Files.delete(folder);
        if (existed) {
            Files.move(away, folder);
        }
    }
}
