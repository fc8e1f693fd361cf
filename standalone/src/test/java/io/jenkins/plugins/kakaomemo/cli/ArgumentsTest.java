package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Arguments that Java itself cannot read. */
@EnabledOnOs(OS.LINUX)
class ArgumentsTest extends CommandLineFixture {

    @Test
    void hangulIsSentWholeInTheLocaleC() throws Exception {
        connect();

        Process process = send("'빌드 완료 ✅ {a?}'");

        assertThat(process.getErrorStream().readAllBytes()).asString().isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("빌드 완료 ✅ {a?}");
    }

    @Test
    void whatIsNotInUtf8IsNotSent() throws Exception {
        connect();

        Process process = send("\"$(printf '\\271\\337')\""); // a syllable in CP949

        assertThat(process.getErrorStream().readAllBytes())
                .asString()
                .hasLineCount(1)
                .contains("LC_ALL=C.UTF-8");
        assertThat(process.waitFor()).isEqualTo(ExitStatus.USAGE);
        assertThat(kakao.requests()).isEmpty();
    }

    /** @param text as a shell reads it */
    private Process send(String text) throws Exception {
        ProcessBuilder send =
                java(KakaoMemo.class, "send", "--emulator", kakao.apiBaseUrl().toString());
        send.command().addAll(0, List.of("sh", "-c", "eval \"text=$TEXT\"; exec \"$@\" \"$text\"", "sh"));
        send.environment().put("TEXT", text);
        send.environment().put("LC_ALL", "C");
        return send.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
