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
 * One account's line of refresh tokens: the fingerprints of those that Kakao has replaced, and the current one with what
 * is known of it.
 */
final class TokenSuccession {

    private final List<String> replaced = new ArrayList<>();
    private final Secret current;
    private final Long expiresAt;
    private final Long connectedAt;
    private final Long refreshedAt;

    private TokenSuccession(List<String> replaced, RefreshToken current, Instant connectedAt, Instant refreshedAt) {
        this.replaced.addAll(replaced);
        this.current = Secret.fromString(current.value());
        this.expiresAt =
                current.expiresAt() == null ? null : current.expiresAt().getEpochSecond();
        this.connectedAt = connectedAt.getEpochSecond();
        this.refreshedAt = refreshedAt.getEpochSecond();
    }

    static TokenSuccession beginningWith(RefreshToken token, Instant at) {
        return new TokenSuccession(List.of(), token, at, at);
    }

    /** The line after a refresh, which may or may not have brought a new token. */
    TokenSuccession followedBy(RefreshToken successor, Instant at) {
        return followedBy(successor, connectedAt(), at);
    }

    /** The line after a person has connected the account anew. */
    TokenSuccession connected(RefreshToken successor, Instant at) {
        return followedBy(successor, at, at);
    }

    private TokenSuccession followedBy(RefreshToken successor, Instant newConnectedAt, Instant newRefreshedAt) {
        String last = current.getPlainText();
        if (successor.value().equals(last)) {
            Instant expiry = successor.expiresAt() == null ? current().expiresAt() : successor.expiresAt();
            return new TokenSuccession(replaced, new RefreshToken(last, expiry), newConnectedAt, newRefreshedAt);
        }
        List<String> all = new ArrayList<>(replaced);
        all.add(fingerprint(last));
        return new TokenSuccession(all, successor, newConnectedAt, newRefreshedAt);
    }

    boolean isOf(String token) {
        return current.getPlainText().equals(token) || replaced.contains(fingerprint(token));
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

    /** What this line is called: the fingerprint of its first token. */
    String name() {
        return replaced.isEmpty() ? fingerprint(current.getPlainText()) : replaced.get(0);
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
