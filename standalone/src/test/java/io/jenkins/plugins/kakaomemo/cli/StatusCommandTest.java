package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusCommandTest extends CommandLineFixture {

    @Test
    void whoAndHowLong() throws Exception {
        IssuedTokens tokens = connect();
        clock.advance(Duration.ofHours(1));

        assertThat(run("status")).isZero();

        assertThat(out()).isEqualTo("""
                        User: 1234567890
                        App: 1234
                        Agreed to: talk_message, profile_nickname
                        Access token: 4 hours 59 minutes left
                        Refresh token: 59 days 23 hours left
                        File: %s
                        """.formatted(folder().resolve("tokens.json")));
        assertThat(out() + err()).doesNotContain(tokens.accessToken(), tokens.refreshToken());
        assertThat(kakao.refreshes()).isZero();
    }

    @Test
    void unknownEndOfTheRefreshToken() throws Exception {
        IssuedTokens tokens = kakao.issueTokens();
        AccessToken accessToken =
                new AccessToken(tokens.accessToken(), clock.instant().plus(Duration.ofHours(6)));
        file().connect(new Grant(APP, new RefreshToken(tokens.refreshToken(), null)), accessToken);

        assertThat(run("status")).isZero();

        assertThat(out()).contains("Refresh token: its end is not known");
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
