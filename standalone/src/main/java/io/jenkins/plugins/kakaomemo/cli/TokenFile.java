package io.jenkins.plugins.kakaomemo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import io.jenkins.plugins.kakaomemo.outbox.DailyCounts.DayCount;
import io.jenkins.plugins.kakaomemo.outbox.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The connected account in a JSON file that only its owner can read. Fields that this program does not know stay as they
 * are.
 *
 * <p>It holds the access token as well: each run is a process of its own, and Kakao issues at most 20 access tokens in
 * 10 minutes.
 */
final class TokenFile implements TokenStore {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;

    TokenFile(Path folder) {
        file = folder.resolve("tokens.json");
    }

    Path path() {
        return file;
    }

    /**
     * Finds out whether an account could be kept here, before a person is asked to connect one.
     *
     * @throws TokenFileException if not
     */
    void check() throws IOException {
        try (Closeable ignored = lock()) {
            read();
        }
    }

    /** The app of the connected account, if there is one. */
    Optional<KakaoApp> app() throws IOException {
        return read().flatMap(StoredAccount::app);
    }

    @Override
    public Grant grant() throws IOException {
        return read().flatMap(StoredAccount::grant).orElseThrow(() -> TokenFileException.absent(file));
    }

    @Override
    public Optional<AccessToken> accessToken() throws IOException {
        try {
            return account().currentAccessToken();
        } catch (IllegalArgumentException e) {
            throw TokenFileException.damaged(file);
        }
    }

    @Override
    public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
        write(current, accessToken);
    }

    /** Keeps what a login brought, in place of whatever was connected before. */
    void connect(Grant grant, AccessToken accessToken) throws IOException {
        try (Closeable ignored = lock()) {
            write(grant, accessToken);
        }
    }

    /** Counts a memo that Kakao has accepted. */
    void countMemo(Instant time) throws IOException {
        try (Closeable ignored = lock()) {
            write(account().with(new DayCount(time, 1)));
        }
    }

    /** How many memos were counted on the day of that time, in Korea. */
    int memosToday(Instant now) throws IOException {
        DayCount sent = account().sent();
        return sent == null ? 0 : sent.on(now);
    }

    @Override
    public Closeable lock() throws IOException {
        try {
            PrivateFiles.createFolder(file.getParent());
            PrivateFiles.closeFolder(file.getParent());
            return FileLock.of(file.resolveSibling("tokens.lock"));
        } catch (TokenFileException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw TokenFileException.unwritable(file, e);
        }
    }

    private void write(Grant grant, AccessToken accessToken) throws IOException {
        write(read().orElse(StoredAccount.NONE).with(grant, accessToken));
    }

    private void write(StoredAccount account) throws IOException {
        try {
            replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(account));
        } catch (IOException e) {
            throw TokenFileException.unwritable(file, e);
        }
    }

    /** A reader sees all of the old content or all of the new, even after a crash. One writer at a time. */
    private void replace(byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        PrivateFiles.writeNew(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(file.getParent());
    }

    private StoredAccount account() throws IOException {
        return read().orElseThrow(() -> TokenFileException.absent(file));
    }

    private Optional<StoredAccount> read() throws IOException {
        try {
            StoredAccount account = JSON.readValue(Files.readAllBytes(file), StoredAccount.class);
            if (account == null) {
                throw TokenFileException.damaged(file);
            }
            return Optional.of(account);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw TokenFileException.damaged(file);
        } catch (TokenFileException e) {
            throw e;
        } catch (IOException e) {
            throw TokenFileException.unreadable(file, e);
        }
    }
}
