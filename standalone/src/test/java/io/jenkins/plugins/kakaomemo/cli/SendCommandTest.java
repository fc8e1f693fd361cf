package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendCommandTest extends CommandLineFixture {

    private static final String SEND = "/v2/api/talk/memo/default/send";

    @Test
    void sendsTheArgumentWithOneRequest() throws Exception {
        connect();

        assertThat(run("send", "빌드 완료 ✅")).isZero();

        assertThat(texts()).containsExactly("빌드 완료 ✅");
        assertThat(kakao.requests()).hasSize(1);
        assertThat(out()).isEqualTo("Sent.\n");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-"})
    void sendsStandardInput(String argument) throws Exception {
        connect();
        type("first line\n둘째 줄\n\n");

        assertThat(argument.isEmpty() ? run("send") : run("send", argument)).isZero();

        assertThat(texts()).containsExactly("first line\n둘째 줄");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@channel hi", "${sys:user.home}", "\"quoted\"", "--dashed"})
    void textIsTakenAsItIs(String text) throws Exception {
        connect();

        assertThat(run("send", "--", text)).isZero();

        assertThat(texts()).containsExactly(text);
    }

    @Test
    void longTextIsShortenedAndSaysSo() throws Exception {
        connect();

        assertThat(run("send", "가".repeat(300))).isZero();

        assertThat(texts()).containsExactly("가".repeat(100) + "…" + "가".repeat(99));
        assertThat(err()).isEqualTo("kakao-memo: The text was shortened from 300 to 200 characters.\n");
    }

    @Test
    void splitTextIsSentInParts() throws Exception {
        connect();

        assertThat(run("send", "word ".repeat(60).strip(), "--overflow", "split"))
                .isZero();

        assertThat(texts())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("(1/2) word"),
                        second -> assertThat(second).startsWith("(2/2) word"));
        assertThat(out()).isEqualTo("Sent.\n");
    }

    @Test
    void partsAfterOneThatWasNotSentAreNotSent() throws Exception {
        connect();
        kakao.quotas().limit(Quota.SENDER, 1);

        assertThat(run("send", "word ".repeat(100), "--overflow", "split")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(texts()).hasSize(1);
        assertThat(err()).hasLineCount(1).contains("[-10]", "1 of 3");
    }

    @Test
    void longTextFailsIfItIsAskedTo() throws Exception {
        connect();

        assertThat(run("send", "x".repeat(201), "--overflow", "fail")).isEqualTo(ExitStatus.USAGE);

        assertThat(kakao.requests()).isEmpty();
        assertThat(err()).hasLineCount(1).contains("201", "200");
    }

    @Test
    void linkAndButton() throws Exception {
        connect();

        assertThat(run("send", "done", "--link", "http://localhost/job/1", "--button", "열기"))
                .isZero();

        Memo memo = kakao.memos().get(0);
        assertThat(memo.content().at("/link/web_url").asText()).isEqualTo("http://localhost/job/1");
        assertThat(memo.content().at("/link/mobile_web_url").asText()).isEqualTo("http://localhost/job/1");
        assertThat(memo.content().path("button_title").asText()).isEqualTo("열기");
    }

    @Test
    void templateFile(@TempDir Path files) throws Exception {
        connect();
        Path template = Files.writeString(files.resolve("feed.json"), """
                {"object_type": "feed",
                 "content": {"title": "배포 완료", "image_url": "http://localhost/a.png", "link": {}}}
                """);

        assertThat(run("send", "--template", template.toString())).isZero();

        assertThat(kakao.memos().get(0).content().at("/content/title").asText()).isEqualTo("배포 완료");
    }

    @Test
    void sixHoursLaterTheTokenIsRefreshedOnceAndKept() throws Exception {
        IssuedTokens tokens = connect();
        clock.advance(Duration.ofHours(6));

        assertThat(run("send", "one")).isZero();
        assertThat(run("send", "two")).isZero();

        assertThat(texts()).containsExactly("one", "two");
        assertThat(kakao.refreshes()).isEqualTo(1);
        assertThat(file().grant().refreshToken().value()).isEqualTo(tokens.refreshToken());
    }

    @Test
    void monthByMonthTheRefreshTokenIsReplacedInTheFile() throws Exception {
        IssuedTokens tokens = connect();
        for (int month = 0; month < 4; month++) {
            clock.advance(Duration.ofDays(31));
            assertThat(run("send", "month " + month)).isZero();
        }

        assertThat(texts()).hasSize(4);
        assertThat(file().grant().refreshToken().value()).isNotEqualTo(tokens.refreshToken());
        assertThat(file().grant().refreshToken().expiresAt())
                .isEqualTo(clock.instant().plusSeconds(60 * 24 * 3600 - 1));
    }

    @Test
    void withoutLoginItAsksForOne() {
        assertThat(run("send", "x")).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(err()).hasLineCount(1).contains("kakao-memo login");
    }

    @Test
    void deadRefreshTokenNeedsLogin() throws Exception {
        connect();
        kakao.unlink(kakao.user());

        assertThat(run("send", "x")).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(err()).hasLineCount(1).contains("[KOE322] ", "kakao-memo login");
        assertThat(file().grant().app()).isEqualTo(APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens.json", "tokens.json.new"})
    void tokenFileThatCannotBeReadOrWrittenIsToBeFixed(String name) throws Exception {
        connect();
        clock.advance(Duration.ofHours(6));
        Path inTheWay = folder().resolve(name);
        Files.deleteIfExists(inTheWay);
        Files.createDirectories(inTheWay.resolve("full"));

        assertThat(run("send", "x")).isEqualTo(ExitStatus.FIX_FILE);

        assertThat(err()).hasLineCount(1).contains("tokens.json");
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void missingConsentNeedsLogin() throws Exception {
        connect();
        kakao.withdrawConsent(kakao.user(), "talk_message");

        assertThat(run("send", "x")).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(err()).hasLineCount(1).contains("[-402] ", "kakao-memo login");
    }

    @Test
    void refusalOfKakao() throws Exception {
        connect();
        kakao.app().scopes("profile_nickname");

        assertThat(run("send", "x")).isEqualTo(ExitStatus.REFUSED);

        assertThat(err()).hasLineCount(1).startsWith("kakao-memo: [-3] ");
    }

    @Test
    void usedUpQuota() throws Exception {
        connect();
        kakao.quotas().limit(Quota.SENDER, 0);

        assertThat(run("send", "x")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(err()).hasLineCount(1).startsWith("kakao-memo: [-10] ");
    }

    @Test
    void lostAnswerIsNotSentAgain() throws Exception {
        connect();
        kakao.faults().next(SEND, Fault.lostAfterRecording());

        assertThat(run("send", "x")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(texts()).containsExactly("x");
        assertThat(err()).hasLineCount(1).contains("may have arrived");
    }

    @Test
    void unreachableKakao() throws Exception {
        connect();
        String closed = "http://localhost:" + freePort();

        assertThat(runAsTyped("status", "--emulator", closed)).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(err()).hasLineCount(1).contains("could not be reached");
    }

    @Test
    void blankTextIsNotSent() throws Exception {
        connect();

        assertThat(run("send", " ")).isEqualTo(ExitStatus.USAGE);

        assertThat(kakao.requests()).isEmpty();
        assertThat(err()).hasLineCount(1).contains("blank");
    }

    @Test
    @DefaultLocale("ko-KR")
    void koreanWords() throws Exception {
        connect();

        assertThat(run("send", "가".repeat(300))).isZero();

        assertThat(out()).isEqualTo("보냈습니다.\n");
        assertThat(err()).contains("텍스트를 300자에서 200자로 줄였습니다.");
    }

    private List<String> texts() {
        return kakao.memos().stream().map(Memo::text).toList();
    }
}
