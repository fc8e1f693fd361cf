package io.jenkins.plugins.kakaomemo.account;

import hudson.util.Secret;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A client that logs in to its proxy without an {@link Authenticator}.
 *
 * <p>With one, Java sends no {@code Authorization} header of a request's own, and takes a 401 without
 * {@code WWW-Authenticate} for a broken answer. The login leaves the header of a request again wherever no proxy is on
 * the way to the server, and before it goes through a tunnel.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8326949">JDK-8326949</a>
 */
final class ProxyLogin extends HttpClient {

    private final HttpClient client;
    private final String userName;
    private final Secret password;

    ProxyLogin(HttpClient client, String userName, Secret password) {
        this.client = client;
        this.userName = userName;
        this.password = password;
    }

    private HttpRequest loggedIn(HttpRequest request) {
        byte[] login = (userName + ":" + Secret.toString(password)).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .build();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(loggedIn(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return client.sendAsync(loggedIn(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        return client.sendAsync(loggedIn(request), handler, pushes);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }
}
