package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code send} makes of the bytes it is given. */
class StandardInputTest extends CommandLineFixture {

    private static final Charset CP949 = Charset.forName("x-windows-949");

    @BeforeEach
    void login() throws Exception {
        connect();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "UTF-8, x-windows-949", "x-windows-949, x-windows-949", "EUC-KR, EUC-KR"})
    void textInUtf8OrInTheEncodingOfTheConsoleIsSent(String written, String console) {
        type("빌드 완료".getBytes(Charset.forName(written)), Charset.forName(console));

        assertThat(run("send")).isZero();

        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("빌드 완료");
    }

    @Test
    void byteOrderMarkIsNotSent() {
        type("\uFEFF빌드 완료");

        assertThat(run("send")).isZero();

        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("빌드 완료");
    }

    @ParameterizedTest
    @CsvSource({"x-windows-949, UTF-8", "UTF-16, x-windows-949"})
    void otherEncodingsAreRefused(String written, String console) {
        type("빌드 완료".getBytes(Charset.forName(written)), Charset.forName(console));

        assertThat(run("send")).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("Standard input", "UTF-8", console);
        assertThat(kakao.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n", "\uFEFF"})
    void nothingToSend(String typed) {
        type(typed);

        assertThat(run("send")).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("nothing to send");
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void endlessInputIsReadUpTo64KiB() {
        String start = "x" + "가".repeat(64 * 1024 / 3 + 1);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read on");
            }
        };
        byte[] whole = start.getBytes(UTF_8);
        in = new TextInput(
                new SequenceInputStream(new ByteArrayInputStream(whole, 0, 64 * 1024), endless), UTF_8, false);

        assertThat(run("send")).isZero();

        assertThat(kakao.memos())
                .extracting(Memo::text)
                .first()
                .asString()
                .startsWith("x가가")
                .endsWith("가가");
    }

    @Test
    void personAtTheTerminalIsToldHowToEnd() {
        in = new TextInput(new ByteArrayInputStream("typed\n".getBytes(UTF_8)), UTF_8, true);

        assertThat(run("send")).isZero();

        assertThat(err()).hasLineCount(1).contains("Ctrl-D", "Ctrl-Z");
        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("typed");
    }

    @Test
    void pipeGetsNoPrompt() {
        type("piped");

        assertThat(run("send")).isZero();

        assertThat(err()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedStandardInputIsNothingToSend() throws Exception {
        ProcessBuilder send =
                java(KakaoMemo.class, "send", "--emulator", kakao.apiBaseUrl().toString());
        send.command().addAll(0, List.of("sh", "-c", "exec \"$@\" <&-", "sh"));
        send.environment().put("LC_ALL", "C");

        Process process = send.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .hasLineCount(1)
                .contains("nothing to send");
        assertThat(process.waitFor()).isEqualTo(ExitStatus.USAGE);
        assertThat(kakao.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-windows-949"})
    void templateFilesAreReadLikeStandardInput(String written, @TempDir Path files) throws Exception {
        in = new TextInput(InputStream.nullInputStream(), CP949, false);
        String template = "{\"object_type\": \"text\", \"text\": \"배포\", \"link\": {}}";
        byte[] content = (written.equals("UTF-8") ? "\uFEFF" + template : template).getBytes(Charset.forName(written));
        Path file = Files.write(files.resolve("text.json"), content);

        assertThat(run("send", "--template", file.toString())).isZero();

        assertThat(kakao.memos()).extracting(Memo::text).containsExactly("배포");
    }

    @Test
    void templateInAnotherEncodingIsRefused(@TempDir Path files) throws Exception {
        Path file = Files.write(files.resolve("text.json"), "\uFEFF{}".getBytes(UTF_16LE));

        assertThat(run("send", "--template", file.toString())).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("--template", "UTF-8");
    }
}
