package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A refresh token that survives its process, and a lock by which another process can tell that none is under way. */
final class TokensInAFile implements TokenStore {

    private final KakaoApp app;
    private final Path file;

    TokensInAFile(KakaoApp app, Path file) {
        this.app = app;
        this.file = file;
    }

    @Override
    public Grant grant() throws IOException {
        return new Grant(app, new RefreshToken(Files.readString(file), null));
    }

    @Override
    public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
        keep(current.refreshToken().value());
    }

    void keep(String refreshToken) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, refreshToken);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Closeable lock() throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }
}
