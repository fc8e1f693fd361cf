package io.jenkins.plugins.kakaomemo.account;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.HttpTransport;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * The HTTP client of this controller, through Jenkins' proxy; another one when the proxy's settings change, and after 30
 * seconds.
 *
 * <p>Java 17 uses a connection again that was idle for up to 20 minutes. A firewall or server has often dropped it by
 * then without a word, and a memo that goes out on it may have arrived for all one knows. Java's limit is a system
 * property that is read once and shared by all code in the process. A client does not say which of its connections it
 * uses, so that none is older than the client is the only way to be sure.
 */
final class JenkinsHttpClient implements Supplier<HttpTransport> {

    private static final Duration LIFE = Duration.ofSeconds(30);

    /** A request that began at the end of that life may take 10 seconds. */
    private static final long FORGOTTEN_AFTER_SECONDS = LIFE.toSeconds() + 10;

    private final Clock clock;
    private ProxyConfiguration proxy;
    private HttpTransport transport;
    private Instant made = Instant.MIN;

    JenkinsHttpClient(Clock clock) {
        this.clock = clock;
    }

    /** Whoever saves other settings gives Jenkins a new {@link ProxyConfiguration}. */
    @Override
    public synchronized HttpTransport get() {
        ProxyConfiguration current = Jenkins.get().getProxy();
        Instant now = clock.instant();
        boolean young = !now.isBefore(made) && now.isBefore(made.plus(LIFE));
        if (transport == null || !young || current != proxy) {
            proxy = current;
            made = now;
            transport = through(current);
            HttpTransport old = transport;
            Timer.get().schedule(() -> forget(old), FORGOTTEN_AFTER_SECONDS, TimeUnit.SECONDS);
        }
        return transport;
    }

    /** A client's thread and connections end once it is collected as garbage, which is soon if it has not become old. */
    private synchronized void forget(HttpTransport old) {
        if (transport == old) {
            transport = null;
        }
    }

    private static HttpTransport through(ProxyConfiguration proxy) {
        HttpClient.Builder builder = ProxyConfiguration.newHttpClientBuilder();
        if (proxy == null || proxy.getUserName() == null) {
            return new HttpTransport(KakaoClient.httpClient(builder), null);
        }
        HttpClient.Builder withoutAuthenticator = HttpClient.newBuilder();
        builder.build().proxy().ifPresent(withoutAuthenticator::proxy);
        return new HttpTransport(KakaoClient.httpClient(withoutAuthenticator), basic(proxy));
    }

    private static String basic(ProxyConfiguration proxy) {
        String login = proxy.getUserName() + ":" + Secret.toString(proxy.getSecretPassword());
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
