package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

    private static final Instant END = Instant.parse("2026-09-27T00:00:00Z");
    private static final Grant GRANT = new Grant(new KakaoApp("key", "secret"), new RefreshToken("refresh", END));
    private static final AccessToken ACCESS_TOKEN = new AccessToken("access", END);

    @TempDir
    private Path home;

    private Path folder;
    private Path path;
    private TokenFile file;

    @BeforeEach
    void place() {
        folder = home.resolve("deep/kakao-memo");
        path = folder.resolve("tokens.json");
        file = new TokenFile(folder);
    }

    @Test
    void keepsWhatItIsGiven() throws Exception {
        file.connect(GRANT, ACCESS_TOKEN);

        assertThat(new TokenFile(folder).grant()).isEqualTo(GRANT);
        assertThat(new TokenFile(folder).accessToken()).contains(ACCESS_TOKEN);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadIt() throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(path, "{}");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        file.connect(GRANT, ACCESS_TOKEN);

        assertThat(mode(path)).isEqualTo("rw-------");
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("tokens.lock"))).isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("tokens.json", "tokens.lock");
    }

    @Test
    void fieldsOfOthersSurvive() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(path, "{\"note\": {\"of\": [\"others\"]}, \"refresh_token\": \"old\"}");

        file.connect(GRANT, ACCESS_TOKEN);
        file.keep(GRANT, new Grant(GRANT.app(), new RefreshToken("newer", null)), ACCESS_TOKEN);

        var json = new ObjectMapper().readTree(path.toFile());
        assertThat(json.at("/note/of/0").asText()).isEqualTo("others");
        assertThat(json.path("refresh_token").asText()).isEqualTo("newer");
        assertThat(json.has("refresh_token_expires_at")).isFalse();
        assertThat(json.path("client_secret").asText()).isEqualTo("secret");
    }

    @Test
    void leftoverOfACrashIsNoHindrance() throws Exception {
        file.connect(GRANT, ACCESS_TOKEN);
        Files.writeString(folder.resolve("tokens.json.new"), "{\"refresh_tok");

        file.connect(GRANT, ACCESS_TOKEN);

        assertThat(file.grant()).isEqualTo(GRANT);
        assertThat(folder.resolve("tokens.json.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "refresh_token=abc", "{\"refresh_token\": \"abc\" x}"})
    void damagedFileIsNamedAndLeftAlone(String content) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(path, content);

        assertThatThrownBy(file::grant).isInstanceOf(TokenFileException.class).hasMessageContaining(path.toString());
        assertThatThrownBy(() -> file.connect(GRANT, ACCESS_TOKEN))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining(path.toString())
                .hasMessageNotContaining("abc");
        assertThat(path).hasContent(content);
    }

    @Test
    void damagedTimeIsDamage() throws Exception {
        file.connect(GRANT, ACCESS_TOKEN);
        Files.writeString(path, Files.readString(path).replace(END.toString(), "soon"));

        assertThatThrownBy(file::grant).isInstanceOf(TokenFileException.class).hasMessageContaining("damaged");
    }

    @Test
    void unreadableFileIsNamed() throws Exception {
        Files.createDirectories(path);

        assertThatThrownBy(file::grant)
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining(path.toString())
                .extracting(e -> ((TokenFileException) e).exitStatus())
                .isEqualTo(ExitStatus.FIX_FILE);
    }

    @Test
    void unwritableFolderIsNamed() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file where the folder should be");

        assertThatThrownBy(file::check).isInstanceOf(TokenFileException.class).hasMessageContaining(path.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"rest_api_key\": \"key\"}", "{\"refresh_token\": \"abc\"}"})
    void withoutKeyOrTokenNobodyIsConnected(String content) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(path, content);

        assertThatThrownBy(file::grant)
                .isInstanceOfSatisfying(
                        TokenFileException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.LOGIN_NEEDED));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
