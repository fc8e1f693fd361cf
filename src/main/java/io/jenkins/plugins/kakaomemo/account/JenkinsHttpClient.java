package io.jenkins.plugins.kakaomemo.account;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.HttpTransport;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** The one HTTP client of this controller, through Jenkins' proxy, rebuilt only when the proxy's settings change. */
final class JenkinsHttpClient implements Supplier<HttpTransport> {

    private ProxyConfiguration proxy;
    private HttpTransport transport;

    /** Whoever saves other settings gives Jenkins a new {@link ProxyConfiguration}. */
    @Override
    public synchronized HttpTransport get() {
        ProxyConfiguration current = Jenkins.get().getProxy();
        if (transport == null || current != proxy) {
            proxy = current;
            transport = through(current);
        }
        return transport;
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
