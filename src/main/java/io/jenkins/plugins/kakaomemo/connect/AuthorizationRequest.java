package io.jenkins.plugins.kakaomemo.connect;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.OAuthTokens;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jenkins.model.Jenkins;

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
        destination.keep(tokens.refreshToken()
                .orElseThrow(
                        () -> InvalidFieldException.of("refresh_token", Messages._Connect_NoRefreshToken()::toString)));
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[state=****, user=" + user + ", expiresAt=" + expiresAt + "]";
    }
}
