package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

    @TempDir
    private Path home;

    /** Java refuses an atomic move between two file systems, as Windows may within one. */
    @Test
    void aFileThatCannotMoveInOneStepMovesAllTheSame() throws Exception {
        try (FileSystem other = FileSystems.newFileSystem(home.resolve("other.zip"), Map.of("create", "true"))) {
            Path file = Files.writeString(home.resolve("file"), "new");
            Path target = Files.writeString(other.getPath("/target"), "old");

            PrivateFiles.move(file, target);

            assertThat(target).content().isEqualTo("new");
            assertThat(file).doesNotExist();
        }
    }
}
