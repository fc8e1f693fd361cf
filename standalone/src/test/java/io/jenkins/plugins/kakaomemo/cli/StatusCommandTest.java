package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultTimeZone;

@DefaultTimeZone("Asia/Seoul")
class StatusCommandTest extends CommandLineFixture {

    @Test
    void whoAndHowLong() throws Exception {
        IssuedTokens tokens = connect();
        run("send", "one");
        run("send", "two");
        clock.advance(Duration.ofHours(1));

        assertThat(run("status")).isZero();

        assertThat(out()).isEqualTo("""
                        Nickname: %s
                        User: 1234567890
                        App: 1234
                        Agreed to: talk_message, profile_nickname
                        Sent today: 2 of 100 (by this command line; Kakao also counts memos sent elsewhere)
                        Access token: 4 hours 59 minutes left, until 2026-07-29 14:59
                        Refresh token: 59 days 23 hours left, until 2026-09-27 09:00
                        File: %s
                        """.formatted(kakao.user().nickname(), folder().resolve("tokens.json")));
        assertThat(out() + err()).doesNotContain(tokens.accessToken(), tokens.refreshToken());
        assertThat(kakao.refreshes()).isZero();
    }

    @Test
    void memosAreCountedByTheDayInKoreaAndAcrossLogins() throws Exception {
        connect();
        clock.advance(Duration.ofHours(14));
        run("send", "at 23:00 in Korea");
        keep(kakao.issueTokens());
        run("send", "and another");
        assertThat(file().memosToday(clock.instant())).isEqualTo(2);

        clock.advance(Duration.ofHours(1));
        assertThat(run("status")).isZero();
        assertThat(out()).contains("Sent today: 0 of 100");

        run("send", "on the next day");
        assertThat(file().memosToday(clock.instant())).isEqualTo(1);
    }

    @Test
    void nicknameIsShownOnlyIfTheUserAgreed() throws Exception {
        connect();
        kakao.withdrawConsent(kakao.user(), "profile_nickname");

        assertThat(run("status")).isZero();

        assertThat(out()).startsWith("User: 1234567890").doesNotContain("Nickname");
    }

    @Test
    void unknownEndOfTheRefreshToken() throws Exception {
        IssuedTokens tokens = kakao.issueTokens();
        AccessToken accessToken =
                new AccessToken(tokens.accessToken(), clock.instant().plus(Duration.ofHours(6)));
        file().connect(new Grant(APP, new RefreshToken(tokens.refreshToken(), null)), accessToken);

        assertThat(run("status")).isZero();

        assertThat(out()).contains("Refresh token: expiry not known");
    }

    @Test
    void withoutTalkMessageLoginIsNeeded() throws Exception {
        connect();
        kakao.withdrawConsent(kakao.user(), "talk_message");

        assertThat(run("status")).isEqualTo(ExitStatus.LOGIN_NEEDED);

        assertThat(out()).contains("Agreed to: profile_nickname");
        assertThat(err()).hasLineCount(1).contains("talk_message");
    }

    @Test
    void withoutLogin() {
        assertThat(run("status")).isEqualTo(ExitStatus.LOGIN_NEEDED);
    }

    @Test
    void temporaryErrorSaysNothingAboutTheToken() throws Exception {
        connect();
        Grant before = file().grant();
        kakao.faults().next("/v1/user/access_token_info", Fault.kapi(400, -1));

        assertThat(run("status")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(kakao.refreshes()).isZero();
        assertThat(file().grant()).isEqualTo(before);
    }
}
