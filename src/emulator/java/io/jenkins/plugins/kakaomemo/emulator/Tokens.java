package io.jenkins.plugins.kakaomemo.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of the app: issued, replaced and ended. Not thread-safe. */
final class Tokens {

    /** A refresh token with less than this left is replaced by the next refresh. */
    static final Duration ROTATION = Duration.ofDays(30);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> access = new LinkedHashMap<>();
    private final Map<String, Token> refresh = new LinkedHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A value no one can guess, of the form Kakao's codes and tokens have. */
    String randomValue() {
        byte[] bytes = new byte[40];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Starts a login: an access and a refresh token. */
    IssuedTokens issue(EmulatorUser user, String clientId, Collection<String> scopes) {
        Login login = new Login(user, clientId);
        Token accessToken = issue(access, login, scopes, Token.ACCESS_LIFE);
        Token refreshToken = issue(refresh, login, scopes, Token.REFRESH_LIFE);
        return new IssuedTokens(accessToken.value(), refreshToken.value(), accessToken.scopes());
    }

    /** Gives a new access token and, if the refresh token is in its last 30 days, a new one that replaces it at once. */
    IssuedTokens refresh(Token refreshToken, boolean endsOldAccessTokens) {
        Login login = refreshToken.login();
        if (endsOldAccessTokens) {
            access.values().removeIf(token -> token.login() == login);
        }
        List<String> scopes = login.user().agreedScopes();
        Token accessToken = issue(access, login, scopes, Token.ACCESS_LIFE);
        String replacement = null;
        if (isDueForRotation(refreshToken)) {
            refresh.remove(refreshToken.value());
            replacement = issue(refresh, login, scopes, Token.REFRESH_LIFE).value();
        }
        return new IssuedTokens(accessToken.value(), replacement, scopes);
    }

    boolean isDueForRotation(Token refreshToken) {
        return refreshToken.left(now()).compareTo(ROTATION) < 0;
    }

    /** The access token of this value unless it was never issued or has been ended; it may be expired. */
    Optional<Token> accessToken(String value) {
        return Optional.ofNullable(access.get(value));
    }

    /** The refresh token of this value if it can be used. */
    Optional<Token> refreshToken(String value) {
        return Optional.ofNullable(refresh.get(value)).filter(token -> token.isAlive(now()));
    }

    void unlink(EmulatorUser user) {
        access.values().removeIf(token -> token.user() == user);
        refresh.values().removeIf(token -> token.user() == user);
    }

    private Token issue(Map<String, Token> kind, Login login, Collection<String> scopes, Duration life) {
        Token token = new Token(randomValue(), login, List.copyOf(scopes), now(), life);
        kind.put(token.value(), token);
        return token;
    }

    private Instant now() {
        return clock.instant();
    }
}
