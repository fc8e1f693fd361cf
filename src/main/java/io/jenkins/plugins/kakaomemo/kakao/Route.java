package io.jenkins.plugins.kakaomemo.kakao;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** The way of a request to Kakao, with or without a proxy; it says what went wrong on it, and where. */
record Route(HttpClient client, HttpRequest request) {

    /** How long a person probably needs to correct the proxy's settings or the trust store. */
    static final Duration UNTIL_FIXED = Duration.ofMinutes(10);

    /** Java's setting of the logins that it keeps back from a proxy on the way to an https server. */
    private static final String WITHHELD_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    /** All that Java says of a proxy that refuses to connect to an https server. */
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d+)");

    /** @param handedOut whether the connection has asked for the request's body */
    KakaoException connectionError(Throwable problem, boolean handedOut) {
        if (handedOut && !isOfConnecting(problem)) {
            return answerLost(problem instanceof SSLException ? "tls" : "network", problem);
        }
        return causes(problem)
                .filter(CertificateException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(refusal -> refusedCertificate(refusal, problem))
                .or(() -> causes(problem)
                        .flatMap(Route::refusedTunnel)
                        .findFirst()
                        .map(this::refusedTunnel))
                .orElseGet(() -> notSent(problem));
    }

    private static boolean isOfConnecting(Throwable problem) {
        return problem instanceof SSLHandshakeException
                || problem instanceof ConnectException
                || problem instanceof HttpConnectTimeoutException;
    }

    private KakaoException notSent(Throwable problem) {
        if (problem instanceof SSLException) {
            return transientError(Explanation.of("tls", ""), problem);
        }
        if (problem instanceof HttpConnectTimeoutException) {
            return notSent("connect", proxy().isPresent() ? "timeout" : "connect", problem);
        }
        return problem instanceof ConnectException
                ? notSent("connect", "connect", problem)
                : notSent("network", "network", problem);
    }

    /** @param handedOut whether the connection has asked for the request's body */
    KakaoException timeout(boolean handedOut, Throwable cause) {
        return handedOut ? answerLost("timeout", cause) : notSent("timeout", "timeout", cause);
    }

    /** The proxy wants a login, or another one: status 407. */
    KakaoException loginRefused() {
        Explanation explanation = proxy().map(proxy -> new Explanation("HTTP 407", loginProblem(), proxy))
                .orElseGet(() -> Explanation.of("HTTP 407", ""));
        return untilFixed(explanation, null);
    }

    private String loginProblem() {
        if (request.headers().firstValue("Proxy-Authorization").isEmpty()) {
            return "HTTP 407.missing";
        }
        return isLoginWithheld() ? "HTTP 407.withheld" : "HTTP 407.wrong";
    }

    private boolean isLoginWithheld() {
        String withheld = System.getProperty(WITHHELD_LOGINS, "Basic");
        return "https".equals(request.uri().getScheme())
                && Stream.of(withheld.split(","))
                        .anyMatch(scheme -> scheme.strip().equalsIgnoreCase("Basic"));
    }

    private KakaoException refusedTunnel(int status) {
        String key = status >= 500 ? "proxy.failed" : "proxy.refused";
        Explanation explanation = new Explanation("HTTP " + status, key, proxy().orElse(""));
        return status >= 500 ? transientError(explanation, null) : untilFixed(explanation, null);
    }

    private static Stream<Integer> refusedTunnel(Throwable problem) {
        Matcher refusal = REFUSED_TUNNEL.matcher(String.valueOf(problem.getMessage()));
        return refusal.find() ? Stream.of(Integer.valueOf(refusal.group(1))) : Stream.empty();
    }

    private KakaoException refusedCertificate(Throwable refusal, Throwable problem) {
        String host = request.uri().getHost();
        return untilFixed(new Explanation("tls", certificateProblem(refusal), host), problem);
    }

    /** Java refuses a name that does not match with the plain exception, and an untrusted path with one of its own. */
    private static String certificateProblem(Throwable refusal) {
        if (refusal instanceof CertificateExpiredException) {
            return "tls.expired";
        }
        if (refusal instanceof CertificateNotYetValidException) {
            return "tls.early";
        }
        return refusal.getClass() == CertificateException.class ? "tls.host" : "tls.untrusted";
    }

    private KakaoException notSent(String code, String key, Throwable cause) {
        return transientError(
                proxy().map(proxy -> new Explanation(code, key + ".proxy", proxy))
                        .orElseGet(() -> new Explanation(code, key, "")),
                cause);
    }

    private static KakaoException transientError(Explanation explanation, Throwable cause) {
        return new KakaoException.TransientError(explanation, null, cause);
    }

    private static KakaoException untilFixed(Explanation explanation, Throwable cause) {
        return new KakaoException.TransientError(explanation, UNTIL_FIXED, cause);
    }

    static KakaoException answerLost(String code, Throwable cause) {
        return new KakaoException.AnswerLost(new Explanation(code, "unanswered", ""), cause);
    }

    private Optional<String> proxy() {
        return client.proxy()
                .or(() -> Optional.ofNullable(ProxySelector.getDefault()))
                .map(selector -> selector.select(request.uri()))
                .flatMap(proxies -> proxies.stream().findFirst())
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> address.getHostString() + ":" + address.getPort());
    }

    private static Stream<Throwable> causes(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
