package io.jenkins.plugins.kakaomemo.account;

import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leads from a configured refresh token to the current one, in a file for each login, that is for the tokens by which
 * Kakao has replaced one after the other.
 *
 * <p>A credential may go on holding a token that Kakao has replaced: configuration as code puts the original back, and
 * some stores cannot be written. A token that is unknown here is its own current one, so one that a person has just
 * entered wins.
 */
final class TokenSuccessions {

    /** Kakao's refresh tokens live for two months at most. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(62);

    private final XmlFolder<TokenSuccession> files;
    private Map<String, TokenSuccession> byFingerprint;

    TokenSuccessions(File directory) {
        this.files = new XmlFolder<>(
                directory,
                "tokenSuccession",
                TokenSuccession.class,
                TokenSuccession::isWhole,
                "The refresh token in the credential is used instead;"
                        + " if Kakao has replaced it, the KakaoTalk account must be connected again.");
    }

    private Optional<TokenSuccession> find(String token) {
        return ofLogin(TokenSuccession.fingerprint(token));
    }

    /** @param configuredToken the current one of a login that was never used here */
    RefreshToken currentOf(String login, String configuredToken) {
        return ofLogin(login).map(TokenSuccession::current).orElse(new RefreshToken(configuredToken, null));
    }

    /** The login that a token belongs to: what all its tokens have in common, however often Kakao replaces them. */
    synchronized String loginOf(String token) {
        return find(token).map(TokenSuccession::login).orElseGet(() -> TokenSuccession.fingerprint(token));
    }

    /** The succession of a login; empty if it was never used here. */
    synchronized Optional<TokenSuccession> ofLogin(String login) {
        return Optional.ofNullable(byFingerprint().get(login));
    }

    /** What the account is known by that has this login. */
    String accountOf(String login) {
        return ofLogin(login).map(TokenSuccession::account).orElse(login);
    }

    /**
     * Notes that a token was refreshed, and by what it was replaced, if it was. On return that survives a crash. A token
     * that is no longer the current one of its login changes nothing.
     *
     * @param used the token that was refreshed
     * @param current the token to use from now on, often the same
     */
    synchronized void refreshed(RefreshToken used, RefreshToken current, Instant at) throws IOException {
        TokenSuccession known = known(used, at);
        if (known.current().value().equals(used.value())) {
            keep(known.continuedWith(current, at));
        }
    }

    /** Notes that a person has made this login, for an account that is known by this. On return it survives a crash. */
    synchronized void connected(RefreshToken token, String account, Instant at) throws IOException {
        keep(known(token, at).connected(account, at));
    }

    /** All logins that were ever used here and not forgotten. */
    synchronized Set<String> logins() {
        return byFingerprint().values().stream().map(TokenSuccession::login).collect(Collectors.toSet());
    }

    /** Whether Kakao accepts none of the tokens of this login any more; it need not be asked for that. */
    synchronized boolean hasEnded(String login, Instant now) {
        TokenSuccession succession = byFingerprint().get(login);
        Instant end = succession.current().expiresAt();
        return now.isAfter(end == null ? succession.refreshedAt().plus(LONGEST_LIFE) : end);
    }

    synchronized void forget(String login) throws IOException {
        files.delete(login);
        byFingerprint().values().removeIf(succession -> succession.login().equals(login));
    }

    /**
     * Makes what still uses a login another account, because a person has given the account another login. On return it
     * survives a crash.
     */
    synchronized void leave(RefreshToken token, Instant at) throws IOException {
        TokenSuccession known = known(token, at);
        keep(known.ofAccount(TokenSuccession.fingerprint("without " + known.account())));
    }

    private TokenSuccession known(RefreshToken token, Instant at) {
        return find(token.value()).orElseGet(() -> TokenSuccession.startingWith(token, at));
    }

    private void keep(TokenSuccession changed) throws IOException {
        files.write(changed.login(), changed);
        index(changed);
    }

    private void index(TokenSuccession succession) {
        succession.fingerprints().forEach(fingerprint -> byFingerprint.put(fingerprint, succession));
    }

    private Map<String, TokenSuccession> byFingerprint() {
        if (byFingerprint == null) {
            byFingerprint = new HashMap<>();
            files.readAll().forEach(this::index);
        }
        return byFingerprint;
    }
}
