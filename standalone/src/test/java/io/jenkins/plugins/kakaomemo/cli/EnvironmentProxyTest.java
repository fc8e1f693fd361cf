package io.jenkins.plugins.kakaomemo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.network.LoopbackProxy;
import java.net.Proxy;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy that the environment names, which lets nothing through to Kakao here. */
class EnvironmentProxyTest extends CommandLineFixture {

    private static final URI KAKAO = URI.create("https://kapi.kakao.com/v2/user/me");

    private final LoopbackProxy proxy = LoopbackProxy.start();

    @BeforeEach
    void connectAndRefuse() throws Exception {
        connect();
        proxy.refuse(503);
    }

    @AfterEach
    void stopProxy() throws Exception {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({"HTTPS_PROXY, http://", "https_proxy, http://", "HTTPS_PROXY, ''"})
    void proxyIsAskedForTheWayToKakao(String variable, String scheme) {
        environment.put(variable, scheme + proxy.name());

        assertThat(runAsTyped("status")).isEqualTo(ExitStatus.TRY_LATER);

        assertThat(proxy.asked()).containsExactly("CONNECT kapi.kakao.com:443 HTTP/1.1");
        assertThat(err()).hasLineCount(1).startsWith("kakao-memo: [HTTP 503] ").contains(proxy.name());
    }

    @Test
    void emulatorIsReachedWithoutIt() {
        environment.put("HTTPS_PROXY", "http://" + proxy.name());

        assertThat(run("send", "x")).isZero();

        assertThat(proxy.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"u%40corp:p%2Bw+d, HTTP 503", "u%40corp:other, HTTP 407"})
    void loginIsSentToTheProxy(String login, String answer) throws Exception {
        proxy.requireLogin("u@corp", "p+w+d");
        ProcessBuilder status = java(KakaoMemo.class, "status");
        status.environment().put("HTTPS_PROXY", "http://" + login + "@" + proxy.name());

        Process process = status.start();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .hasLineCount(1)
                .startsWith("kakao-memo: [" + answer + "] ")
                .doesNotContain(login);
        assertThat(process.waitFor()).isEqualTo(ExitStatus.TRY_LATER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kapi.kakao.com", "kakao.com", ".kakao.com", "*.kakao.com", "a.com, kakao.com:443", "*"})
    void hostsOfNoProxyAreReachedDirectly(String noProxy) {
        assertThat(selected(noProxy)).isEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ao.com", "api.kakao.com", "com.example, localhost", "example.com"})
    void othersAreNot(String noProxy) {
        assertThat(selected(noProxy)).isNotEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://u:secret@host:1080", "https://u:secret@host", "http://u:secret@", "http://u:s ecret@h"
            })
    void otherAddressIsRefusedAndNotRepeated(String address) {
        environment.put("HTTPS_PROXY", address);

        assertThat(runAsTyped("status")).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("HTTPS_PROXY").doesNotContain("ecret");
    }

    private Proxy selected(String noProxy) {
        environment.put("HTTPS_PROXY", "proxy.example.com:3128");
        environment.put("NO_PROXY", noProxy);
        return EnvironmentProxy.of(surroundings()).orElseThrow().select(KAKAO).get(0);
    }
}
