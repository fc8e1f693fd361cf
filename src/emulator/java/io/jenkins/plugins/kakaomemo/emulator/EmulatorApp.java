package io.jenkins.plugins.kakaomemo.emulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The app as its owner sets it up in Kakao's console, ready to use: Kakao Login and client secret on, any loopback
 * redirect URI that ends in {@code /callback} registered, message and friends permission given. Every method that
 * changes something returns this app.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/prerequisite">Kakao Login: prerequisites</a>
 */
public final class EmulatorApp {

    /** The REST API key of the default app. */
    public static final String REST_API_KEY = "emulator-rest-api-key";

    /** The client secret of the default app. */
    public static final String CLIENT_SECRET = "emulator-client-secret";

    /** The number of the app, {@code app_id} of access_token_info. */
    public static final int APP_ID = 1234;

    /** A custom template made in the console, the {@code template_id} of memo/send. */
    public static final long TEMPLATE_ID = 12345;

    /** The web domains of message links, as registered in the console. */
    private static final Set<String> LINK_DOMAINS = Set.of("localhost", "127.0.0.1", "jenkins.example.com");

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private volatile String restApiKey = REST_API_KEY;
    private volatile String clientSecret = CLIENT_SECRET;
    private volatile Set<String> redirectUris;
    private volatile List<String> scopes = List.of("talk_message", "profile_nickname", "friends");
    private volatile Set<String> allowedIps = Set.of();
    private volatile boolean deactivated;
    private volatile boolean friendsPermission = true;

    EmulatorApp() {}

    /** Gives the app another REST API key; tokens issued under the former one can no longer be refreshed. */
    public EmulatorApp restApiKey(String value) {
        restApiKey = value;
        return this;
    }

    /** Sets the client secret, or switches the feature off with null. */
    public EmulatorApp clientSecret(String value) {
        clientSecret = value;
        return this;
    }

    /** Registers exactly these redirect URIs in place of the loopback rule. */
    public EmulatorApp redirectUris(String... values) {
        redirectUris = Set.of(values);
        return this;
    }

    /** Switches on exactly these consent items; none of the others can be asked for or used. */
    public EmulatorApp scopes(String... values) {
        scopes = List.of(values);
        return this;
    }

    /** Allows calls from these IP addresses only, from any address if there are none. */
    public EmulatorApp allowedIps(String... values) {
        allowedIps = Set.of(values);
        return this;
    }

    /** Deactivates the REST API key, or activates it again. */
    public EmulatorApp deactivated(boolean value) {
        deactivated = value;
        return this;
    }

    /** Gives or takes Kakao's permission for the friends and message APIs. */
    public EmulatorApp friendsPermission(boolean value) {
        friendsPermission = value;
        return this;
    }

    /** The name the consent page and the chat show. */
    public String name() {
        return "젠킨스 알림";
    }

    public String restApiKey() {
        return restApiKey;
    }

    /** The client secret that token calls must bring, empty if the feature is off. */
    public Optional<String> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    /** The consent items that are switched on. */
    public List<String> scopes() {
        return scopes;
    }

    boolean isClient(String clientId) {
        return !deactivated && restApiKey.equals(clientId);
    }

    boolean deactivated() {
        return deactivated;
    }

    boolean friendsPermission() {
        return friendsPermission;
    }

    boolean allowsCallsFrom(String ip) {
        return allowedIps.isEmpty() || allowedIps.contains(ip);
    }

    boolean isRedirectUri(String uri) {
        return redirectUris != null ? redirectUris.contains(uri) : isLoopbackCallback(uri);
    }

    boolean opensLink(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && LINK_DOMAINS.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopbackCallback(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "http".equals(parsed.getScheme())
                    && LOOPBACK_HOSTS.contains(String.valueOf(parsed.getHost()))
                    && parsed.getPath().endsWith("/callback")
                    && parsed.getRawQuery() == null
                    && parsed.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
