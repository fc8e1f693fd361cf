package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KakaoEndpointsTest {

    private static final URI AUTH = URI.create("https://kauth.kakao.com");
    private static final URI API = URI.create("https://kapi.kakao.com");

    @AfterEach
    void forgetProperties() {
        System.clearProperty(KakaoEndpoints.AUTH_BASE_URL);
        System.clearProperty(KakaoEndpoints.API_BASE_URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://localhost",
                "http://127.0.0.1:1",
                "http://127.12.34.56:8080",
                "http://[::1]:8080"
            })
    void mayBeOnThisMachine(String url) {
        URI loopback = URI.create(url);

        assertThat(new KakaoEndpoints(loopback, API).auth("/oauth/token")).isEqualTo(URI.create(url + "/oauth/token"));
        assertThat(new KakaoEndpoints(AUTH, loopback).api("/v2/user/me")).isEqualTo(URI.create(url + "/v2/user/me"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kauth.kakao.com",
                "http://kapi.kakao.com",
                "https://kauth.kakao.com:8443",
                "https://kapi.kakao.com:8443",
                "https://kakao.com",
                "https://evil.example",
                "https://kauth.kakao.com.evil.example",
                "https://kapi.kakao.com@evil.example",
                "https://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
                "http://10.0.0.1",
                "http://169.254.169.254",
                "http://0.0.0.0",
                "http://[::]",
                "ftp://localhost",
                "file:///etc/passwd",
                "localhost",
                "//localhost",
                ""
            })
    void areNowhereElse(String url) {
        URI elsewhere = URI.create(url);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KakaoEndpoints(elsewhere, API))
                .withMessageContaining(KakaoEndpoints.AUTH_BASE_URL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KakaoEndpoints(AUTH, elsewhere))
                .withMessageContaining(KakaoEndpoints.API_BASE_URL);
    }

    @Test
    void areNotEachOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KakaoEndpoints(API, API));
        assertThatIllegalArgumentException().isThrownBy(() -> new KakaoEndpoints(AUTH, AUTH));
    }

    @Test
    void areKakaosUnlessToldOtherwise() {
        assertThat(KakaoEndpoints.fromSystemProperties())
                .isEqualTo(KakaoEndpoints.KAKAO)
                .isEqualTo(new KakaoEndpoints(AUTH, API));

        System.setProperty(KakaoEndpoints.AUTH_BASE_URL, "");
        assertThat(KakaoEndpoints.fromSystemProperties()).isEqualTo(KakaoEndpoints.KAKAO);
    }

    @Test
    void areRedirectedBySystemProperties() {
        System.setProperty(KakaoEndpoints.AUTH_BASE_URL, "http://localhost:1234");
        assertThat(KakaoEndpoints.fromSystemProperties())
                .isEqualTo(new KakaoEndpoints(URI.create("http://localhost:1234"), API));

        System.setProperty(KakaoEndpoints.API_BASE_URL, "http://localhost:5678");
        assertThat(KakaoEndpoints.fromSystemProperties())
                .isEqualTo(
                        new KakaoEndpoints(URI.create("http://localhost:1234"), URI.create("http://localhost:5678")));
    }

    @Test
    void areNotRedirectedToOtherMachines() {
        System.setProperty(KakaoEndpoints.API_BASE_URL, "https://evil.example");

        assertThatIllegalArgumentException().isThrownBy(KakaoEndpoints::fromSystemProperties);
    }
}
