package io.jenkins.plugins.kakaomemo.kakao;

import java.net.URI;

/**
 * The two hosts that are ever called.
 *
 * <p>Anything but Kakao's own hosts over https is refused, except a loopback host: a stored token must never be sent
 * where an attacker or a typing error points to.
 *
 * @param authBaseUrl the host of OAuth, {@code https://kauth.kakao.com}
 * @param apiBaseUrl the host of every call with an access token, {@code https://kapi.kakao.com}
 */
public record KakaoEndpoints(URI authBaseUrl, URI apiBaseUrl) {

    /** System property that redirects OAuth to an emulator on this machine. */
    public static final String AUTH_BASE_URL = "io.jenkins.plugins.kakaomemo.authBaseUrl";

    /** System property that redirects the API to an emulator on this machine. */
    public static final String API_BASE_URL = "io.jenkins.plugins.kakaomemo.apiBaseUrl";

    public static final KakaoEndpoints KAKAO =
            new KakaoEndpoints(URI.create("https://kauth.kakao.com"), URI.create("https://kapi.kakao.com"));

    /** @throws IllegalArgumentException if a host is neither Kakao's over https nor a loopback host */
    public KakaoEndpoints {
        check(AUTH_BASE_URL, authBaseUrl, "kauth.kakao.com");
        check(API_BASE_URL, apiBaseUrl, "kapi.kakao.com");
    }

    /**
     * Kakao's hosts, or the loopback hosts that the two system properties name.
     *
     * @throws IllegalArgumentException if a property names any other host
     */
    public static KakaoEndpoints fromSystemProperties() {
        return new KakaoEndpoints(property(AUTH_BASE_URL, KAKAO.authBaseUrl), property(API_BASE_URL, KAKAO.apiBaseUrl));
    }

    URI auth(String path) {
        return authBaseUrl.resolve(path);
    }

    URI api(String path) {
        return apiBaseUrl.resolve(path);
    }

    private static URI property(String name, URI fallback) {
        String value = System.getProperty(name);
        return value == null || value.isBlank() ? fallback : URI.create(value);
    }

    private static void check(String property, URI url, String kakaoHost) {
        boolean kakao = "https".equals(url.getScheme()) && kakaoHost.equals(url.getHost()) && url.getPort() == -1;
        boolean emulator = ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && isLoopback(url);
        if (!kakao && !emulator) {
            throw new IllegalArgumentException(
                    property + " must be https://" + kakaoHost + " or a loopback address, not " + url);
        }
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host != null
                && (host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]"));
    }
}
