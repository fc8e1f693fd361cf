package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.kakaomemo.outbox.AccountFiles.AccountFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFilesTest {

    private final LoggedWarnings warnings = new LoggedWarnings();

    @TempDir
    Path home;

    @AfterEach
    void stopListening() {
        warnings.close();
    }

    @Test
    void keepsWhatIsWritten() {
        AccountFile file = files().of("a1");

        assertThat(file.read()).isEmpty();
        assertThat(file.replace("하나\n")).isTrue();
        assertThat(file.append("둘\n")).isTrue();
        assertThat(files().of("a1").read()).contains("하나\n둘\n");
        assertThat(file.replace("셋")).isTrue();
        assertThat(files().of("a1").read()).contains("셋");
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void nobodyButTheOwnerReadsIt() throws Exception {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));

        files().of("replaced").replace("text");
        files().of("appended").append("text");

        assertThat(permissions("")).isEqualTo("rwx------");
        assertThat(permissions("replaced.txt")).isEqualTo("rw-------");
        assertThat(permissions("appended.txt")).isEqualTo("rw-------");
    }

    @Test
    void namesTheAccountsThatHaveAFile() throws Exception {
        assertThat(files().accounts()).isEmpty();

        files().of("b").replace("text");
        files().of("A-1_x").append("text");
        for (String other : new String[] {"c.txt.new", "d.json", "e f.txt", ".txt"}) {
            Files.writeString(folder().resolve(other), "text");
        }

        assertThat(files().accounts()).containsExactly("A-1_x", "b");
    }

    @Test
    void anUnfinishedFileOfACrashIsInNobodysWay() throws Exception {
        files().of("a").replace("old");
        Files.writeString(folder().resolve("a.txt.new"), "a longer text that was cut sho");

        assertThat(files().of("a").read()).contains("old");
        assertThat(files().of("a").replace("new")).isTrue();
        assertThat(files().of("a").read()).contains("new");
        assertThat(folder()).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/b", "a\\b", "a b", "a.b", "계정", "a\n", "C:", "a\0"})
    void refusesWhatCouldLeadElsewhere(String account) {
        assertThatThrownBy(() -> files().of(account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account is \"" + account + "\"")
                .hasMessageContaining("letters, digits, hyphens and underscores");
    }

    @Test
    void logsTroubleOnceUntilItIsOver() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");
        AccountFile file = files().of("a");

        assertThat(file.replace("1")).isFalse();
        assertThat(file.append("2")).isFalse();
        assertThat(file.read()).isEmpty();
        assertThat(warnings.messages()).singleElement().asString().contains("a.txt cannot be written");

        Files.delete(folder());
        assertThat(file.replace("3")).isTrue();
        assertThat(file.read()).contains("3");

        Files.delete(folder().resolve("a.txt"));
        Files.delete(folder());
        Files.writeString(folder(), "again");
        assertThat(file.replace("4")).isFalse();
        assertThat(warnings.messages()).hasSize(2);
    }

    @Test
    void aFolderInPlaceOfTheFileIsNoText() throws Exception {
        Files.createDirectories(folder().resolve("a.txt"));

        assertThat(files().of("a").read()).isEmpty();
        assertThat(warnings.messages()).singleElement().asString().contains("a.txt cannot be read");
    }

    private AccountFiles files() {
        return new AccountFiles(folder(), ".txt");
    }

    private Path folder() {
        return home.resolve("files");
    }

    private String permissions(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name)));
    }
}
