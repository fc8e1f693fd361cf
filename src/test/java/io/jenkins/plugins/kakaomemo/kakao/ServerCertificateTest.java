package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.network.CertificateAuthority;
import io.jenkins.plugins.kakaomemo.network.LoopbackProxy;
import io.jenkins.plugins.kakaomemo.network.TlsServer;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest extends KakaoTest {

    private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1";

    private static CertificateAuthority authority;

    @BeforeAll
    static void found(@TempDir Path folder) throws Exception {
        authority = new CertificateAuthority(folder);
    }

    @Test
    void isTrustedIfItsAuthorityIs() throws Exception {
        try (TlsServer server = server(LOCALHOST, "-1d")) {
            clientOf(server, "localhost", trusting()).sendMemo(accessToken(), DONE);
        }
        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void isTrustedBehindAProxyAndItsConnectionIsUsedAgain() throws Exception {
        try (TlsServer server = server(LOCALHOST, "-1d");
                LoopbackProxy proxy = LoopbackProxy.start()) {
            KakaoClient behind = clientOf(server, "localhost", trusting().proxy(ProxySelector.of(proxy.address())));
            AccessToken token = accessToken();
            behind.sendMemo(token, DONE);
            behind.accessTokenInfo(token);
            behind.sendMemo(token, DONE);

            assertThat(proxy.passed()).singleElement().asString().startsWith("CONNECT localhost:");
        }
        assertThat(kakao.memos()).hasSize(2);
    }

    @Test
    void ofAnUnknownAuthorityIsNotTrusted() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", LOCALHOST, "-1d", HttpClient.newBuilder());

        assertThat(refusal.meaning(Locale.ENGLISH)).isEqualTo("Java does not trust the certificate of localhost.");
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("import its CA certificate into the Java trust store");
        assertThat(refusal.meaning(Locale.KOREAN)).isEqualTo("Java가 localhost의 인증서를 신뢰하지 않습니다.");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("CA 인증서", "신뢰 저장소에 추가");
    }

    @Test
    void thatHasExpiredIsNamed() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", LOCALHOST, "-40d", trusting());

        assertThat(refusal.meaning(Locale.ENGLISH)).isEqualTo("The certificate of localhost has expired.");
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("clock");
        assertThat(refusal.meaning(Locale.KOREAN)).isEqualTo("localhost의 인증서가 만료되었습니다.");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("시각");
    }

    @Test
    void thatIsNotValidYetIsNamed() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", LOCALHOST, "+10d", trusting());

        assertThat(refusal.meaning(Locale.ENGLISH)).isEqualTo("The certificate of localhost is not valid yet.");
        assertThat(refusal.meaning(Locale.KOREAN)).isEqualTo("localhost의 인증서가 아직 유효하지 않습니다.");
    }

    @Test
    void ofAnotherHostIsNamed() throws Exception {
        KakaoException.TransientError refusal = refusal("127.0.0.1", "dns:localhost", "-1d", trusting());

        assertThat(refusal.meaning(Locale.ENGLISH)).isEqualTo("The certificate of 127.0.0.1 belongs to another host.");
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("DNS lookup", "instead of 127.0.0.1");
        assertThat(refusal.meaning(Locale.KOREAN)).isEqualTo("127.0.0.1에서 받은 인증서는 다른 호스트의 인증서입니다.");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("DNS 조회");
    }

    @Test
    void isNotTriedAgainAtOnceAndNothingIsSent() throws Exception {
        try (TlsServer server = server(LOCALHOST, "-1d")) {
            KakaoClient distrusting = clientOf(server, "localhost", HttpClient.newBuilder());
            Grant grant = newGrant();
            MemoryStore store = new MemoryStore(grant);

            SendOutcome outcome = new RetryingSend(distrusting).deliver(accountOf(store, distrusting), DONE);

            assertThat(outcome.isSent()).isFalse();
            assertThat(outcome.isUnknown()).isFalse();
            assertThat(outcome.code()).isEqualTo("tls");
            assertThat(outcome.attempts()).isEqualTo(1);
            assertThat(store.grant()).isEqualTo(grant);
        }
        assertThat(kakao.requests()).isEmpty();
    }

    /** What is said of a certificate that is valid for 30 days and for these names. */
    private KakaoException.TransientError refusal(String host, String names, String start, HttpClient.Builder http)
            throws Exception {
        try (TlsServer server = server(names, start)) {
            KakaoClient distrusting = clientOf(server, host, http);
            KakaoException.TransientError refusal = catchThrowableOfType(
                    KakaoException.TransientError.class, () -> distrusting.sendMemo(accessToken(), DONE));
            assertThat(refusal).isNotNull();
            assertThat(refusal.code()).isEqualTo("tls");
            assertThat(refusal.retryAfter()).isPresent();
            assertThat(kakao.requests()).isEmpty();
            return refusal;
        }
    }

    private TlsServer server(String names, String start) throws Exception {
        return new TlsServer(authority.server("CN=kapi.kakao.com,O=Example", names, start, 30), kakao.apiBaseUrl());
    }

    private static HttpClient.Builder trusting() throws Exception {
        return HttpClient.newBuilder().sslContext(authority.trusting());
    }

    private KakaoClient clientOf(TlsServer server, String host, HttpClient.Builder http) {
        return new KakaoClient(
                KakaoClient.httpClient(http), new KakaoEndpoints(server.url(host), server.url(host)), kakao.clock());
    }
}
