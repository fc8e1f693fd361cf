package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy for https that {@code HTTPS_PROXY} names, as curl and others read it, except for the hosts of {@code NO_PROXY}
 * and their subdomains.
 */
final class EnvironmentProxy extends ProxySelector {

    /** Java keeps a Basic login back from a proxy on the way to an https server, unless its first client finds this empty. */
    private static final String WITHHELD_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    private final URI address;
    private final List<String> direct;

    private EnvironmentProxy(URI address, List<String> direct) {
        this.address = address;
        this.direct = direct;
    }

    /**
     * @return empty if the environment names none
     * @throws IllegalArgumentException if it is none that Java can use; without a cause, which would repeat the password
     */
    static Optional<EnvironmentProxy> of(Surroundings surroundings) {
        String noProxy = variable(surroundings, "no_proxy").orElse("");
        List<String> direct = Stream.of(noProxy.split("[,\\s]+"))
                .map(host -> host.replaceFirst("^\\*?\\.", "").replaceFirst(":443$", ""))
                .toList();
        if (System.getProperty(WITHHELD_LOGINS) == null) {
            System.setProperty(WITHHELD_LOGINS, "");
        }
        return variable(surroundings, "https_proxy").map(address -> new EnvironmentProxy(parse(address), direct));
    }

    private static Optional<String> variable(Surroundings surroundings, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(surroundings::variable)
                .filter(value -> value != null)
                .findFirst();
    }

    private static URI parse(String text) {
        URI address;
        try {
            address = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.get("proxy.invalid"));
        }
        if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(Messages.get("proxy.invalid"));
        }
        return address;
    }

    /** The header with the login that the address holds, or {@code null}. */
    String authorization() {
        if (address.getRawUserInfo() == null) {
            return null;
        }
        String login = URLDecoder.decode(address.getRawUserInfo().replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Proxy> select(URI target) {
        if (!"https".equals(target.getScheme()) || isDirect(target.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = address.getPort() == -1 ? 80 : address.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
    }

    private boolean isDirect(String host) {
        return direct.stream().anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException problem) {
        // there is no other proxy to turn to
    }
}
