package io.jenkins.plugins.kakaomemo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The connected account in a JSON file that only its owner can read. Fields of others in it stay as they are.
 *
 * <p>It holds the access token as well: each run is a process of its own, and Kakao issues at most 20 access tokens in
 * 10 minutes.
 */
final class TokenFile implements TokenStore {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        return read().flatMap(TokenFile::app);
    }

    @Override
    public Grant grant() throws IOException {
        ObjectNode fields = read().orElseThrow(() -> TokenFileException.absent(file));
        KakaoApp app = app(fields).orElseThrow(() -> TokenFileException.absent(file));
        String refreshToken = text(fields, "refresh_token").orElseThrow(() -> TokenFileException.absent(file));
        return new Grant(
                app,
                new RefreshToken(
                        refreshToken, time(fields, "refresh_token_expires_at").orElse(null)));
    }

    @Override
    public Optional<AccessToken> accessToken() throws IOException {
        ObjectNode fields = read().orElseThrow(() -> TokenFileException.absent(file));
        Optional<Instant> expiresAt = time(fields, "access_token_expires_at");
        try {
            return text(fields, "access_token").flatMap(value -> expiresAt.map(end -> new AccessToken(value, end)));
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

    @Override
    public Closeable lock() throws IOException {
        try {
            PrivateFile.createFolder(file.getParent());
            return FileLock.of(file.resolveSibling("tokens.lock"));
        } catch (TokenFileException e) {
            throw e;
        } catch (IOException e) {
            throw TokenFileException.unwritable(file, e);
        }
    }

    private void write(Grant grant, AccessToken accessToken) throws IOException {
        ObjectNode fields = read().orElseGet(JSON::createObjectNode);
        KakaoApp app = grant.app();
        RefreshToken refreshToken = grant.refreshToken();
        set(fields, "rest_api_key", app.restApiKey());
        set(fields, "client_secret", app.clientSecret());
        set(fields, "refresh_token", refreshToken.value());
        set(fields, "refresh_token_expires_at", refreshToken.expiresAt());
        set(fields, "access_token", accessToken.value());
        set(fields, "access_token_expires_at", accessToken.expiresAt());
        try {
            PrivateFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields));
        } catch (IOException e) {
            throw TokenFileException.unwritable(file, e);
        }
    }

    private Optional<ObjectNode> read() throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json instanceof ObjectNode fields) {
                return Optional.of(fields);
            }
            throw TokenFileException.damaged(file);
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

    private static Optional<KakaoApp> app(ObjectNode fields) {
        return text(fields, "rest_api_key")
                .map(key -> new KakaoApp(key, text(fields, "client_secret").orElse(null)));
    }

    private static Optional<String> text(ObjectNode fields, String name) {
        return Optional.of(fields.path(name).asText("")).filter(value -> !value.isBlank());
    }

    private Optional<Instant> time(ObjectNode fields, String name) throws IOException {
        try {
            return text(fields, name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw TokenFileException.damaged(file);
        }
    }

    private static void set(ObjectNode fields, String name, Object value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value.toString());
        }
    }
}
