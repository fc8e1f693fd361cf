package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.network.LoopbackProxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxy's faults are told from Kakao's, and where the proxy is. */
class ProxyTest extends KakaoTest {

    private static final URI SECURE = URI.create("https://localhost:1");

    private final LoopbackProxy proxy = LoopbackProxy.start();

    @AfterEach
    void closeProxy() throws Exception {
        proxy.close();
    }

    @Test
    void passesAMemoOn() throws Exception {
        through(kakao.apiBaseUrl()).sendMemo(accessToken(), DONE);

        assertThat(proxy.passed()).singleElement().asString().startsWith("POST " + kakao.apiBaseUrl() + SEND);
        assertThat(kakao.memos()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"403, true", "405, true", "502, false", "503, false", "504, false"})
    void thatOpensNoTunnelIsNamed(int status, boolean untilFixed) {
        proxy.refuse(status);

        KakaoException.TransientError refusal = refusal(through(SECURE));

        assertThat(refusal.code()).isEqualTo("HTTP " + status);
        assertThat(refusal.meaning(Locale.ENGLISH)).startsWith("The proxy " + proxy.name());
        assertThat(refusal.meaning(Locale.KOREAN)).startsWith("프록시(" + proxy.name() + ")");
        assertThat(refusal.retryAfter().isPresent()).isEqualTo(untilFixed);
    }

    @Test
    void thatAsksForALoginIsNamed() {
        proxy.requireLogin("jenkins", "s3cret");

        for (URI url : new URI[] {SECURE, kakao.apiBaseUrl()}) {
            KakaoException.TransientError refusal = refusal(through(url));

            assertThat(refusal.code()).isEqualTo("HTTP 407");
            assertThat(refusal.meaning(Locale.ENGLISH)).isEqualTo("The proxy requires a login.");
            assertThat(refusal.whatToDo(Locale.ENGLISH))
                    .contains(proxy.name(), "Manage Jenkins > System > HTTP Proxy Configuration");
            assertThat(refusal.whatToDo(Locale.KOREAN))
                    .contains(proxy.name(), "Jenkins 관리 > System > HTTP Proxy Configuration");
            assertThat(refusal.retryAfter()).isPresent();
        }
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void thatIsDownIsNamed() throws Exception {
        proxy.close();

        KakaoException.TransientError fault = refusal(through(SECURE));

        assertThat(fault.code()).isEqualTo("connect");
        assertThat(fault.meaning(Locale.ENGLISH)).isEqualTo("The proxy " + proxy.name() + " could not be reached.");
        assertThat(fault.meaning(Locale.KOREAN)).isEqualTo("프록시(" + proxy.name() + ")에 연결할 수 없습니다.");
        assertThat(fault.retryAfter()).isEmpty();
    }

    @Test
    void thatHangsIsNamedAndNothingIsSent() {
        proxy.hang();

        KakaoException.TransientError fault = refusal(through(SECURE).timeout(Duration.ofSeconds(1)));

        assertThat(fault.code()).isEqualTo("timeout");
        assertThat(fault.meaning(Locale.ENGLISH))
                .isEqualTo("The proxy " + proxy.name() + " did not connect to Kakao in time; nothing was sent.");
        assertThat(fault.meaning(Locale.KOREAN)).startsWith("프록시(" + proxy.name() + ")");
    }

    private KakaoException.TransientError refusal(KakaoClient client) {
        KakaoException.TransientError fault =
                catchThrowableOfType(KakaoException.TransientError.class, () -> client.sendMemo(accessToken(), DONE));
        assertThat(fault).isNotNull();
        return fault;
    }

    private KakaoClient through(URI url) {
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder().proxy(ProxySelector.of(proxy.address())));
        return new KakaoClient(http, new KakaoEndpoints(url, url), kakao.clock());
    }
}
