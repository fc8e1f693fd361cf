package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.network.ForgettingServer;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between Jenkins and Kakao is something that forgets idle connections without a word. */
class IdleConnectionTest extends SharedJenkins {

    private static final String SENT = "KakaoTalk memo sent";

    private ForgettingServer firewall;
    private WorkflowJob job;

    @BeforeEach
    void connect() throws Exception {
        firewall = new ForgettingServer(kakao.emulator().apiBaseUrl());
        kakao.callAt(firewall.url());
        kakao.addAccount("kakao");
        job = sendingJob(jenkins.jenkins, "job", "kakao");
        assertThat(build(job)).contains(SENT);
    }

    @AfterEach
    void disconnect() throws Exception {
        firewall.close();
    }

    @Test
    void aConnectionThatWasIdleForHalfAMinuteIsNotUsedAgain() throws Exception {
        firewall.forget();
        kakao.emulator().clock().advance(Duration.ofSeconds(30));

        assertThat(build(job)).contains(SENT);

        assertThat(kakao.emulator().memos()).hasSize(2);
    }

    @Test
    void aConnectionThatWasJustUsedIsUsedAgain() throws Exception {
        int before = firewall.connections();
        kakao.emulator().clock().advance(Duration.ofSeconds(29));

        assertThat(build(job)).contains(SENT);

        assertThat(firewall.connections()).isEqualTo(before);
    }
}
