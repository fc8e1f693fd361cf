package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.network.CertificateAuthority;
import io.jenkins.plugins.kakaomemo.network.LoopbackProxy;
import io.jenkins.plugins.kakaomemo.network.TlsServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest extends KakaoTest {

    private static final String SUBJECT = "CN=kapi.kakao.com,O=Example";
    private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1";

    private static CertificateAuthority authority;

    @BeforeAll
    static void found(@TempDir Path folder) throws Exception {
        authority = new CertificateAuthority(folder);
    }

    @Test
    void isTrustedIfItsAuthorityIs() throws Exception {
        try (TlsServer server = server(authority.server(SUBJECT, LOCALHOST, "-1d", 30))) {
            clientThatTrusts(authority.trusted(), server, "localhost").sendMemo(accessToken(), DONE);
        }
        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void isTrustedBehindAProxy() throws Exception {
        try (TlsServer server = server(authority.server(SUBJECT, LOCALHOST, "-1d", 30));
                LoopbackProxy proxy = LoopbackProxy.start()) {
            HttpClient http = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(proxy.address()))
                    .sslContext(ServerTrust.context(authority.trusted()))
                    .build();

            client(http, server, "localhost").sendMemo(accessToken(), DONE);

            assertThat(proxy.passed()).singleElement().asString().startsWith("CONNECT localhost:");
        }
        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void ofAStrangerIsNamedWithItsIssuer() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", "-1d", 30, null);

        assertThat(refusal.meaning(Locale.ENGLISH))
                .isEqualTo("Java does not trust the certificate of localhost (subject: " + SUBJECT + "; issuer: "
                        + CertificateAuthority.NAME + ").");
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("import its CA certificate into the trust store");
        assertThat(refusal.meaning(Locale.KOREAN))
                .isEqualTo("Java가 localhost의 인증서를 신뢰하지 않습니다(주체: " + SUBJECT + ", 발급자: " + CertificateAuthority.NAME
                        + ").");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("CA 인증서", "신뢰 저장소에 추가");
    }

    @Test
    void thatHasExpiredSaysWhen() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", "-40d", 30, authority.trusted());

        assertThat(refusal.meaning(Locale.ENGLISH))
                .startsWith("The certificate of localhost expired on " + day(-10))
                .contains(SUBJECT, CertificateAuthority.NAME);
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("clock");
        assertThat(refusal.meaning(Locale.KOREAN)).startsWith("localhost의 인증서가 " + day(-10) + "에 만료");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("시계");
    }

    @Test
    void thatIsNotValidYetSaysFromWhen() throws Exception {
        KakaoException.TransientError refusal = refusal("localhost", "+10d", 30, authority.trusted());

        assertThat(refusal.meaning(Locale.ENGLISH))
                .startsWith("The certificate of localhost is not valid before " + day(10));
        assertThat(refusal.meaning(Locale.KOREAN)).startsWith("localhost의 인증서는 " + day(10) + "부터");
    }

    @Test
    void ofAnotherHostIsNamed() throws Exception {
        KakaoException.TransientError refusal = refusal("127.0.0.1", "-1d", 30, authority.trusted(), "dns:localhost");

        assertThat(refusal.meaning(Locale.ENGLISH))
                .startsWith("The certificate that came from 127.0.0.1 is for another host")
                .contains(SUBJECT, CertificateAuthority.NAME);
        assertThat(refusal.whatToDo(Locale.ENGLISH)).contains("name resolution", "in place of 127.0.0.1");
        assertThat(refusal.meaning(Locale.KOREAN)).startsWith("127.0.0.1에서 온 인증서가 다른 호스트의 것");
        assertThat(refusal.whatToDo(Locale.KOREAN)).contains("이름 풀이");
    }

    @Test
    void isNotTriedAgainAtOnceAndNothingIsSent() throws Exception {
        try (TlsServer server = server(authority.server(SUBJECT, LOCALHOST, "-1d", 30))) {
            KakaoClient distrusting = clientThatTrusts(null, server, "localhost");
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

    @Test
    void thatWritesItsOwnLinesIsQuotedInOne() throws Exception {
        String twoLines = "CN=two\\\nlines " + "x".repeat(300);
        try (TlsServer server = server(authority.server(twoLines, LOCALHOST, "-1d", 30))) {
            KakaoException.TransientError refusal = refusal(clientThatTrusts(null, server, "localhost"));

            assertThat(refusal.meaning(Locale.ENGLISH)).contains("CN=two").doesNotContain("\n", "x".repeat(201));
        }
    }

    private KakaoException.TransientError refusal(String host, String start, int days, KeyStore trusted)
            throws Exception {
        return refusal(host, start, days, trusted, LOCALHOST);
    }

    private KakaoException.TransientError refusal(String host, String start, int days, KeyStore trusted, String names)
            throws Exception {
        try (TlsServer server = server(authority.server(SUBJECT, names, start, days))) {
            KakaoException.TransientError refusal = refusal(clientThatTrusts(trusted, server, host));
            assertThat(kakao.requests()).isEmpty();
            return refusal;
        }
    }

    private KakaoException.TransientError refusal(KakaoClient client) {
        KakaoException.TransientError refusal =
                catchThrowableOfType(KakaoException.TransientError.class, () -> client.sendMemo(accessToken(), DONE));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("tls");
        assertThat(refusal.retryAfter()).isPresent();
        return refusal;
    }

    private TlsServer server(SSLContext certificate) throws IOException {
        return new TlsServer(certificate, kakao.apiBaseUrl());
    }

    private KakaoClient clientThatTrusts(KeyStore trusted, TlsServer server, String host) {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(ServerTrust.context(trusted))
                .build();
        return client(trusted == null ? KakaoClient.httpClient(HttpClient.newBuilder()) : http, server, host);
    }

    private KakaoClient client(HttpClient http, TlsServer server, String host) {
        return new KakaoClient(() -> http, new KakaoEndpoints(server.url(host), server.url(host)), kakao.clock());
    }

    private static LocalDate day(int fromNow) {
        return LocalDate.now(Clock.systemUTC()).plusDays(fromNow);
    }
}
