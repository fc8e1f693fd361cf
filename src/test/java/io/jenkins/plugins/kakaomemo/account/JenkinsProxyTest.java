package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.network.CertificateAuthority;
import io.jenkins.plugins.kakaomemo.network.LoopbackProxy;
import io.jenkins.plugins.kakaomemo.network.TlsServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JenkinsProxyTest extends SharedJenkins {

    private static final String PASSWORD = "s3cret-of-the-proxy";
    private static final String SENT = "KakaoTalk memo sent";
    private static final String SETTINGS = "Manage Jenkins > System > HTTP Proxy Configuration";

    private final LoopbackProxy proxy = LoopbackProxy.start();
    private WorkflowJob job;

    @BeforeEach
    void connect() throws Exception {
        jenkins.jenkins.setProxy(null);
        kakao.addAccount("kakao");
        job = sendingJob(jenkins.jenkins, "job", "kakao");
    }

    @AfterEach
    void disconnect() throws Exception {
        jenkins.jenkins.setProxy(null);
        proxy.close();
    }

    @Test
    void isUsedFromTheNextMemoOnWheneverItChanges() throws Exception {
        assertThat(build(job)).contains(SENT);
        assertThat(proxy.asked()).isEmpty();

        use(proxy, null, null);
        assertThat(build(job)).contains(SENT);
        assertThat(proxy.passed()).singleElement().asString().contains(EmulatedKakao.MEMO);

        try (LoopbackProxy other = LoopbackProxy.start()) {
            use(other, null, null);
            assertThat(build(job)).contains(SENT);
            assertThat(other.passed()).hasSize(1);
        }
        jenkins.jenkins.setProxy(null);
        assertThat(build(job)).contains(SENT);
        assertThat(proxy.passed()).hasSize(1);
        assertThat(kakao.emulator().memos()).hasSize(4);
    }

    @Test
    void isNotUsedForHostsThatNeedNone() throws Exception {
        jenkins.jenkins.setProxy(
                new ProxyConfiguration(proxy.host(), proxy.port(), "jenkins", PASSWORD, "*.example.com\n127.0.0.*"));

        assertThat(build(job)).contains(SENT);

        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    void getsItsLoginAlone() throws Exception {
        List<Headers> seen = new CopyOnWriteArrayList<>();
        HttpServer kakaoItself = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        kakaoItself.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(403, -1);
        });
        kakaoItself.start();
        try {
            kakao.callAt(
                    URI.create("http://127.0.0.1:" + kakaoItself.getAddress().getPort()));
            jenkins.jenkins.setProxy(
                    new ProxyConfiguration(proxy.host(), proxy.port(), "jenkins", PASSWORD, "127.0.0.1"));

            assertThat(build(job)).contains("not sent [HTTP 403]");

            assertThat(seen).isNotEmpty().noneMatch(headers -> headers.containsKey("Proxy-Authorization"));
        } finally {
            kakaoItself.stop(0);
        }
    }

    @Test
    void getsTheLogin() throws Exception {
        proxy.requireLogin("jenkins", PASSWORD);
        use(proxy, "jenkins", PASSWORD);

        assertThat(build(job)).contains(SENT);

        assertThat(proxy.passed()).hasSize(2).isEqualTo(proxy.asked());
    }

    @Test
    void withALoginHidesNoEndOfAnAccessToken() throws Exception {
        proxy.requireLogin("jenkins", PASSWORD);
        use(proxy, "jenkins", PASSWORD);
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(401, -401));

        assertThat(build(job)).contains(SENT);

        assertThat(kakao.emulator().refreshes()).isEqualTo(2);
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void thatRefusesTheLoginIsNamedAndUsedAgainOnceItIsCorrected() throws Exception {
        proxy.requireLogin("jenkins", PASSWORD);
        use(proxy, "jenkins", PASSWORD + "-of-last-year");

        String console = build(job);

        assertThat(console)
                .contains("[HTTP 407]: The proxy rejected the login.")
                .contains("of the proxy " + proxy.name() + "; in Jenkins, under " + SETTINGS)
                .doesNotContain(PASSWORD, "\tat ", "Exception");
        assertThat(proxy.asked()).hasSize(1);
        use(proxy, "jenkins", PASSWORD);
        assertThat(build(job)).contains(SENT);
    }

    @Test
    void thatAsksForALoginIsNamed() throws Exception {
        proxy.requireLogin("jenkins", PASSWORD);
        use(proxy, null, null);

        assertThat(build(job))
                .contains("[HTTP 407]: The proxy requires a login.")
                .contains(proxy.name(), SETTINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "down, '[connect]: The proxy %s could not be reached.'",
        "403, '[HTTP 403]: The proxy %s blocks requests to Kakao.'",
        "502, '[HTTP 502]: The proxy %s could not reach Kakao; nothing was sent.'"
    })
    void thatDoesNotWorkIsNamedAndCostsNoToken(String fault, String words) throws Exception {
        if (fault.equals("down")) {
            proxy.close();
        } else {
            proxy.refuse(Integer.parseInt(fault));
        }
        use(proxy, null, null);
        kakao.callAt(URI.create("https://localhost:1"));

        assertThat(build(job)).contains(words.formatted(proxy.name())).doesNotContain("\tat ", "Exception");

        jenkins.jenkins.setProxy(null);
        kakao.callAt(kakao.emulator().apiBaseUrl());
        assertThat(build(job)).contains(SENT);
    }

    @Test
    void opensTunnels(@TempDir Path folder) throws Exception {
        CertificateAuthority authority = new CertificateAuthority(folder);
        SSLContext ofThisJava = SSLContext.getDefault();
        try (TlsServer server = new TlsServer(
                authority.server("CN=kapi.kakao.com", "dns:localhost", "-1d", 30),
                kakao.emulator().apiBaseUrl())) {
            kakao.callAt(server.url("localhost"));
            use(proxy, null, null);
            assertThat(build(job))
                    .contains("[tls]: Java does not trust the certificate of localhost")
                    .doesNotContain("\tat ", "Exception");

            SSLContext.setDefault(authority.trusting());
            try (LoopbackProxy other = LoopbackProxy.start()) {
                use(other, null, null);
                assertThat(build(job)).contains(SENT);
                assertThat(build(job)).contains(SENT);
                // a machine under load may take longer from one to the other than a client lives
                assertThat(other.passed()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT localhost:"));
            }
        } finally {
            SSLContext.setDefault(ofThisJava);
        }
    }

    @Test
    void getsNoLoginForATunnelUnlessJavaAllowsIt() throws Exception {
        proxy.requireLogin("jenkins", PASSWORD);
        use(proxy, "jenkins", PASSWORD);
        kakao.callAt(URI.create("https://localhost:1"));

        assertThat(build(job))
                .contains("[HTTP 407]: The proxy requires a login, but Java does not send it.")
                .contains("-Djdk.http.auth.tunneling.disabledSchemes=", proxy.name())
                .doesNotContain(PASSWORD);
    }

    private static void use(LoopbackProxy proxy, String userName, String password) {
        jenkins.jenkins.setProxy(new ProxyConfiguration(proxy.host(), proxy.port(), userName, password));
    }
}
