package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.reliability.GeneratedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** The man pages are those of the commands as they are. */
class ManPageTest extends CommandLineFixture {

    private static final Path FOLDER = Path.of("../docs/man");

    @Test
    void english() throws IOException {
        verify(
                ManPage.of(new KakaoMemo(surroundings()).commands(), List.of("NAME", "SYNOPSIS", "COMMANDS", "NOTES")),
                FOLDER.resolve("man1/kakao-memo.1"));
    }

    @Test
    @DefaultLocale("ko-KR")
    void korean() throws IOException {
        verify(
                ManPage.of(new KakaoMemo(surroundings()).commands(), List.of("이름", "사용법", "명령", "참고")),
                FOLDER.resolve("ko/man1/kakao-memo.1"));
    }

    private static void verify(String page, Path file) throws IOException {
        assertThat(page).contains("\\fB\\-\\-overflow\\fR \\fIHOW\\fR").doesNotContain("${");
        if (Boolean.getBoolean(GeneratedTable.WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("%s; -D%s writes it", file, GeneratedTable.WRITE)
                .content(UTF_8)
                .isEqualTo(page);
    }
}
