package io.jenkins.plugins.kakaomemo.connect;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import java.io.Serializable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * A request for a user's consent that Kakao has not answered yet.
 *
 * @param state 256 random bits that come back with the answer, and by which it is recognised
 * @param user who asks, and alone may bring the answer
 * @param expiresAt when an answer comes too late
 * @param scopes what the user is asked to agree to
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">OAuth 2.0: Authorization Request</a>
 */
record AuthorizationRequest(
        String state, String user, Instant expiresAt, URI redirectUri, List<String> scopes, Destination destination)
        implements Serializable {

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

    boolean isAnswerable(Instant now) {
        return user.equals(Jenkins.getAuthentication2().getName()) && now.isBefore(expiresAt);
    }

    /** Where the browser asks for consent. */
    URI url() {
        return AccountTokens.get().client().authorizeUrl(destination.app(), redirectUri, scopes, state, null);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[state=****, user=" + user + ", expiresAt=" + expiresAt + "]";
    }
}
