package io.jenkins.plugins.kakaomemo.account;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** The one HTTP client of this controller, through Jenkins' proxy, made anew only when the proxy's settings change. */
final class JenkinsHttpClient implements Supplier<HttpClient> {

    private Proxy proxy;
    private HttpClient client;

    private record Proxy(String host, int port, String userName, Secret password, String noProxyHost) {

        static Proxy current() {
            ProxyConfiguration proxy = Jenkins.get().getProxy();
            return proxy == null
                    ? new Proxy(null, 0, null, null, null)
                    : new Proxy(
                            proxy.getName(),
                            proxy.getPort(),
                            proxy.getUserName(),
                            proxy.getSecretPassword(),
                            proxy.getNoProxyHost());
        }
    }

    @Override
    public synchronized HttpClient get() {
        Proxy current = Proxy.current();
        if (client == null || !current.equals(proxy)) {
            client = through(current);
            proxy = current;
        }
        return client;
    }

    private static HttpClient through(Proxy proxy) {
        HttpClient.Builder builder = ProxyConfiguration.newHttpClientBuilder();
        return proxy.userName() == null
                ? KakaoClient.httpClient(builder)
                : new ProxyLogin(
                        KakaoClient.httpClient(withoutAuthenticator(builder.build())),
                        proxy.userName(),
                        proxy.password());
    }

    private static HttpClient.Builder withoutAuthenticator(HttpClient client) {
        HttpClient.Builder builder = HttpClient.newBuilder();
        client.proxy().ifPresent(builder::proxy);
        client.executor().ifPresent(builder::executor);
        return builder;
    }
}
