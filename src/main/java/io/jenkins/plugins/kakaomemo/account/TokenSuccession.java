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

/** One account's line of refresh tokens: the fingerprints of those that Kakao has replaced, and the current one. */
final class TokenSuccession {

    private final List<String> replaced = new ArrayList<>();
    private final Secret current;
    private final Long expiresAt;

    private TokenSuccession(List<String> replaced, RefreshToken current) {
        this.replaced.addAll(replaced);
        this.current = Secret.fromString(current.value());
        this.expiresAt =
                current.expiresAt() == null ? null : current.expiresAt().getEpochSecond();
    }

    static TokenSuccession of(RefreshToken replaced, RefreshToken current) {
        return new TokenSuccession(List.of(fingerprint(replaced.value())), current);
    }

    TokenSuccession followedBy(RefreshToken successor) {
        List<String> all = new ArrayList<>(replaced);
        all.add(fingerprint(current.getPlainText()));
        return new TokenSuccession(all, successor);
    }

    boolean isOf(String token) {
        return current.getPlainText().equals(token) || replaced.contains(fingerprint(token));
    }

    RefreshToken current() {
        return new RefreshToken(current.getPlainText(), expiresAt == null ? null : Instant.ofEpochSecond(expiresAt));
    }

    /** What this line is called: the fingerprint of its first token. */
    String name() {
        return replaced.get(0);
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
