package io.jenkins.plugins.kakaomemo.kakao;

import java.net.http.HttpClient;
import java.util.Objects;

/**
 * The HTTP client that requests go through, and its login to the proxy.
 *
 * <p>The login is a header and not an {@link java.net.Authenticator}: with one, Java sends no {@code Authorization}
 * header of a request's own, and treats a 401 without {@code WWW-Authenticate} as a broken answer. Java removes the
 * header from a request where no proxy is on the way, and before the request goes through a tunnel.
 *
 * @param client made by {@link KakaoClient#httpClient}
 * @param proxyAuthorization the header {@code Proxy-Authorization}, or {@code null} for a proxy without a login
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8326949">JDK-8326949</a>
 */
public record HttpTransport(HttpClient client, String proxyAuthorization) {

    /** @throws IllegalArgumentException if the client follows redirects, which would carry the token to other hosts */
    public HttpTransport {
        Objects.requireNonNull(client, "client");
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must not follow redirects");
        }
    }

    @Override
    public String toString() {
        return "HttpTransport[client=" + client + ", proxyAuthorization=****]";
    }
}
