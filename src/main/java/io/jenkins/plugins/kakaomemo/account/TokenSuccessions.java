package io.jenkins.plugins.kakaomemo.account;

import hudson.Util;
import hudson.XmlFile;
import hudson.util.Secret;
import hudson.util.XStream2;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Leads from a configured refresh token to the current one, in a file for each account.
 *
 * <p>A credential may go on holding a token that Kakao has replaced: configuration as code puts the original back, and
 * some stores cannot be written. A token that is unknown here is its own current one, so one that a person has just
 * entered or connected wins.
 */
final class TokenSuccessions {

    private static final Logger LOGGER = Logger.getLogger(TokenSuccessions.class.getName());
    private static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("tokenSuccession", TokenSuccession.class);
    }

    private final File directory;
    private Map<String, TokenSuccession> byFingerprint;

    TokenSuccessions(File directory) {
        this.directory = directory;
    }

    /** The succession that a token belongs to; empty if it was never used here. */
    synchronized Optional<TokenSuccession> find(String token) {
        return Optional.ofNullable(byFingerprint().get(TokenSuccession.fingerprint(token)));
    }

    RefreshToken currentFor(String configuredToken) {
        return find(configuredToken).map(TokenSuccession::current).orElse(new RefreshToken(configuredToken, null));
    }

    /** What all tokens of one account have in common, however often they are replaced. */
    synchronized String keyOf(String token) {
        String fingerprint = TokenSuccession.fingerprint(token);
        TokenSuccession succession = byFingerprint().get(fingerprint);
        return succession == null ? fingerprint : succession.key();
    }

    /**
     * Notes that a token was refreshed, and by what it was replaced, if it was. On return that survives a crash.
     *
     * @param used the token that was refreshed
     * @param current the token to use from now on, often the same
     */
    synchronized void refreshed(RefreshToken used, RefreshToken current, Instant at) throws IOException {
        change(used, at, known -> known.continuedWith(current, known.connectedAt(), at));
    }

    /** Notes that a person has connected the account again. On return that survives a crash. */
    synchronized void connected(RefreshToken replaced, RefreshToken current, Instant at) throws IOException {
        change(replaced, at, known -> known.continuedWith(current, at, at));
    }

    private void change(RefreshToken token, Instant at, UnaryOperator<TokenSuccession> change) throws IOException {
        TokenSuccession changed =
                change.apply(find(token.value()).orElseGet(() -> TokenSuccession.startingWith(token, at)));
        new XmlFile(XSTREAM, new File(directory, changed.key() + ".xml")).write(changed);
        index(changed);
    }

    private void index(TokenSuccession succession) {
        succession.fingerprints().forEach(fingerprint -> byFingerprint.put(fingerprint, succession));
    }

    private Map<String, TokenSuccession> byFingerprint() {
        if (byFingerprint == null) {
            byFingerprint = new HashMap<>();
            File[] files = directory.listFiles((dir, name) -> name.endsWith(".xml"));
            for (File file : files == null ? new File[0] : files) {
                read(file).ifPresent(this::index);
            }
        }
        return byFingerprint;
    }

    private static Optional<TokenSuccession> read(File file) {
        try {
            return Optional.of((TokenSuccession) new XmlFile(XSTREAM, file).read());
        } catch (IOException | ClassCastException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> file + " cannot be read. The refresh token in the credential is used instead;"
                            + " if Kakao has replaced it, the KakaoTalk account must be connected again.");
            return Optional.empty();
        }
    }

    /**
     * The refresh tokens of one account, one after the other: the fingerprints of all, the current one last, and the
     * current token with what is known of it.
     */
    static final class TokenSuccession {

        private final List<String> fingerprints;
        private final Secret current;
        private final Long expiresAt;
        private final long connectedAt;
        private final long refreshedAt;

        private TokenSuccession(
                List<String> fingerprints, RefreshToken current, Instant connectedAt, Instant refreshedAt) {
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

        /** The same with another token, or with the same one after another refresh. */
        TokenSuccession continuedWith(RefreshToken token, Instant newConnectedAt, Instant newRefreshedAt) {
            String last = current.getPlainText();
            if (token.value().equals(last)) {
                Instant expiry = token.expiresAt() == null ? current().expiresAt() : token.expiresAt();
                return new TokenSuccession(
                        fingerprints, new RefreshToken(last, expiry), newConnectedAt, newRefreshedAt);
            }
            List<String> all = new ArrayList<>(fingerprints);
            all.add(fingerprint(token.value()));
            return new TokenSuccession(all, token, newConnectedAt, newRefreshedAt);
        }

        List<String> fingerprints() {
            return fingerprints;
        }

        RefreshToken current() {
            return new RefreshToken(
                    current.getPlainText(), expiresAt == null ? null : Instant.ofEpochSecond(expiresAt));
        }

        /** When a person connected the account, or when it was first used here. */
        Instant connectedAt() {
            return Instant.ofEpochSecond(connectedAt);
        }

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
}
