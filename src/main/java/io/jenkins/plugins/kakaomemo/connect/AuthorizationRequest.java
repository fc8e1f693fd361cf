package io.jenkins.plugins.kakaomemo.connect;

import hudson.Util;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.OAuthTokens;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * An authorization request that Kakao has not answered yet.
 *
 * @param state 256 random bits that come back with the answer, and by which it is recognised
 * @param user who made the request, and the only one who may bring the answer
 * @param expiresAt until when an answer is accepted
 * @param scopes what the user is asked to agree to
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">OAuth 2.0: Authorization Request</a>
 */
record AuthorizationRequest(
        String state, String user, Instant expiresAt, URI redirectUri, List<String> scopes, Destination destination)
        implements Serializable {

    /** The redirect URI of the command line; nothing listens there, the user copies the address from the browser. */
    static final URI LOCAL_REDIRECT_URI = URI.create("http://localhost:5252/callback");

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    static AuthorizationRequest of(Destination destination, URI redirectUri, List<String> scopes, Instant now) {
        byte[] state = new byte[32];
        RANDOM.nextBytes(state);
        return new AuthorizationRequest(
                Base64.getUrlEncoder().withoutPadding().encodeToString(state),
                Jenkins.getAuthentication2().getName(),
                now.plus(LIFE),
                redirectUri,
                List.copyOf(scopes),
                destination);
    }

    /**
     * Where Kakao sends the browser back to, exactly as it must be registered in the Kakao developers console.
     *
     * @throws InvalidFieldException if Jenkins does not know its address, or the browser knows it by another host, so
     *     that the browser would come back without its session
     */
    static URI redirectUriOfJenkins() {
        String configured = JenkinsLocationConfiguration.get().getUrl();
        if (configured == null) {
            throw InvalidFieldException.of("url", Messages._Connect_NoJenkinsUrl()::toString);
        }
        String inBrowser = Jenkins.get().getRootUrlFromRequest();
        URI address = URI.create(Util.ensureEndsWith(configured, "/"));
        if (!URI.create(inBrowser).getAuthority().equalsIgnoreCase(address.getAuthority())) {
            throw InvalidFieldException.of("url", Messages._Connect_OtherJenkinsUrl(configured, inBrowser)::toString);
        }
        return address.resolve("kakao-memo/callback");
    }

    boolean isAnswerable(Instant now) {
        return user.equals(Jenkins.getAuthentication2().getName()) && now.isBefore(expiresAt);
    }

    URI url() {
        return AccountTokens.get().client().authorizeUrl(destination.app(), redirectUri, scopes, state, null);
    }

    /**
     * Exchanges the authorization code of the response for a refresh token, and keeps that.
     *
     * @throws InvalidFieldException if there is no code, or the user has not agreed to memos; nothing is kept then
     */
    void accept(AuthorizationResponse response) throws KakaoException, IOException, InterruptedException {
        String code = response.requireCode();
        destination.check();
        KakaoClient client = AccountTokens.get().client();
        OAuthTokens tokens = client.exchange(destination.app(), code, redirectUri);
        if (!client.isTalkMessageAgreed(tokens.accessToken())) {
            throw InvalidFieldException.of("scope", Messages._Connect_NotAgreed()::toString);
        }
        RefreshToken refreshToken = tokens.refreshToken()
                .orElseThrow(
                        () -> InvalidFieldException.of("refresh_token", Messages._Connect_NoRefreshToken()::toString));
        destination.keep(refreshToken, tokens.accessToken());
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[state=****, user=" + user + ", expiresAt=" + expiresAt + "]";
    }

    /** The authorization requests of one HTTP session that wait for their answer, each for one only. */
    static final class Pending implements Serializable {

        private static final long serialVersionUID = 1L;

        /** As many as a person may have open in several tabs; beyond that the oldest is removed. */
        private static final int LIMIT = 10;

        private final Map<String, AuthorizationRequest> byState = new HashMap<>();

        static Pending of(HttpSession session) {
            String name = Pending.class.getName();
            if (session.getAttribute(name) instanceof Pending pending) {
                return pending;
            }
            Pending pending = new Pending();
            session.setAttribute(name, pending);
            return pending;
        }

        synchronized void add(AuthorizationRequest request) {
            if (byState.size() >= LIMIT) {
                byState.values().stream()
                        .min((one, other) -> one.expiresAt().compareTo(other.expiresAt()))
                        .ifPresent(oldest -> byState.remove(oldest.state()));
            }
            byState.put(request.state(), request);
        }

        /** The request of this state, if this user may answer it now. */
        synchronized Optional<AuthorizationRequest> find(String state, Instant now) {
            return Optional.ofNullable(byState.get(state)).filter(request -> request.isAnswerable(now));
        }

        /** The same, and never again. */
        synchronized Optional<AuthorizationRequest> take(String state, Instant now) {
            return Optional.ofNullable(byState.remove(state)).filter(request -> request.isAnswerable(now));
        }
    }
}
