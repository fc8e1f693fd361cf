package io.jenkins.plugins.kakaomemo.account;

import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The refresh tokens of one account, one after the other: the fingerprints of all, the current one last, and the
 * current token with what is known of it.
 */
final class TokenSuccession {

    private final List<String> fingerprints;
    private final Secret current;
    private final Long expiresAt;
    private final long connectedAt;
    private final long refreshedAt;

    private TokenSuccession(List<String> fingerprints, RefreshToken current, Instant connectedAt, Instant refreshedAt) {
        this.fingerprints = new ArrayList<>(fingerprints);
        this.current = Secret.fromString(current.value());
        this.expiresAt =
                current.expiresAt() == null ? null : current.expiresAt().getEpochSecond();
        this.connectedAt = connectedAt.getEpochSecond();
        this.refreshedAt = refreshedAt.getEpochSecond();
    }

    static TokenSuccession startingWith(RefreshToken token, Instant at) {
        return new TokenSuccession(List.of(fingerprint(token.value())), token, at, at);
    }

    /** After a refresh, which may or may not have brought a new token. */
    TokenSuccession refreshed(RefreshToken token, Instant at) {
        return continuedWith(token, connectedAt(), at);
    }

    /** After a person has connected the account again. */
    TokenSuccession connected(RefreshToken token, Instant at) {
        return continuedWith(token, at, at);
    }

    private TokenSuccession continuedWith(RefreshToken token, Instant newConnectedAt, Instant newRefreshedAt) {
        String last = current.getPlainText();
        if (token.value().equals(last)) {
            Instant expiry = token.expiresAt() == null ? current().expiresAt() : token.expiresAt();
            return new TokenSuccession(fingerprints, new RefreshToken(last, expiry), newConnectedAt, newRefreshedAt);
        }
        List<String> all = new ArrayList<>(fingerprints);
        all.add(fingerprint(token.value()));
        return new TokenSuccession(all, token, newConnectedAt, newRefreshedAt);
    }

    List<String> fingerprints() {
        return fingerprints;
    }

    RefreshToken current() {
        return new RefreshToken(current.getPlainText(), expiresAt == null ? null : Instant.ofEpochSecond(expiresAt));
    }

    /** When a person connected the account, or when it was first used here. */
    Instant connectedAt() {
        return Instant.ofEpochSecond(connectedAt);
    }

    /** When Kakao last gave an access token for it. */
    Instant refreshedAt() {
        return Instant.ofEpochSecond(refreshedAt);
    }

    /** The fingerprint of the first token, which all later ones have in common. */
    String key() {
        return fingerprints.get(0);
    }

    /** SHA-256 in hexadecimal: enough to recognise a token, useless to get it back. */
    static String fingerprint(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Util.toHexString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
