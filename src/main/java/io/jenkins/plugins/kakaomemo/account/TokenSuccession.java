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
 * The refresh tokens of one login, one after the other: the fingerprints of all, the current one last, and the
 * current token with what is known of it.
 */
final class TokenSuccession {

    private final List<String> fingerprints;
    private final String account;
    private final Secret current;
    private final Long expiresAt;
    private final long connectedAt;
    private final long refreshedAt;

    private TokenSuccession(
            List<String> fingerprints, String account, RefreshToken current, Instant connectedAt, Instant refreshedAt) {
        this.fingerprints = new ArrayList<>(fingerprints);
        this.account = account;
        this.current = Secret.fromString(current.value());
        this.expiresAt =
                current.expiresAt() == null ? null : current.expiresAt().getEpochSecond();
        this.connectedAt = connectedAt.getEpochSecond();
        this.refreshedAt = refreshedAt.getEpochSecond();
    }

    boolean isWhole() {
        return fingerprints != null && !fingerprints.isEmpty() && account != null && current != null;
    }

    static TokenSuccession startingWith(RefreshToken token, Instant at) {
        String fingerprint = fingerprint(token.value());
        return new TokenSuccession(List.of(fingerprint), fingerprint, token, at, at);
    }

    /** The same with another token, or with the same one after another refresh. */
    TokenSuccession continuedWith(RefreshToken token, Instant at) {
        String last = current.getPlainText();
        if (token.value().equals(last)) {
            Instant expiry = token.expiresAt() == null ? current().expiresAt() : token.expiresAt();
            return new TokenSuccession(fingerprints, account, new RefreshToken(last, expiry), connectedAt(), at);
        }
        List<String> all = new ArrayList<>(fingerprints);
        all.add(fingerprint(token.value()));
        return new TokenSuccession(all, account, token, connectedAt(), at);
    }

    TokenSuccession connected(String newAccount, Instant at) {
        return new TokenSuccession(fingerprints, newAccount, current(), at, at);
    }

    TokenSuccession ofAccount(String newAccount) {
        return new TokenSuccession(fingerprints, newAccount, current(), connectedAt(), refreshedAt());
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

    Instant refreshedAt() {
        return Instant.ofEpochSecond(refreshedAt);
    }

    /** The fingerprint of the first token, which all later ones have in common. */
    String login() {
        return fingerprints.get(0);
    }

    /** What the account is known by: its first login, also after a person has connected it again. */
    String account() {
        return account;
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
