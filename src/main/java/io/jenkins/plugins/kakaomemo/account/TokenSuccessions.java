package io.jenkins.plugins.kakaomemo.account;

import hudson.Util;
import hudson.XmlFile;
import hudson.util.Secret;
import hudson.util.XStream2;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    private static final Logger LOGGER = Logger.getLogger(TokenSuccessions.class.getName());
    private static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("tokenSuccession", TokenSuccession.class);
    }

    /** Kakao's refresh tokens live for two months at most. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(62);

    private final File directory;
    private Map<String, TokenSuccession> byFingerprint;

    TokenSuccessions(File directory) {
        this.directory = directory;
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
        Files.deleteIfExists(new File(directory, login + ".xml").toPath());
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
        new XmlFile(XSTREAM, new File(directory, changed.login() + ".xml")).write(changed);
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
     * The refresh tokens of one login, one after the other: the fingerprints of all, the current one last, and the
     * current token with what is known of it.
     */
    static final class TokenSuccession {

        private final List<String> fingerprints;
        private final String account;
        private final Secret current;
        private final Long expiresAt;
        private final long connectedAt;
        private final long refreshedAt;

        private TokenSuccession(
                List<String> fingerprints,
                String account,
                RefreshToken current,
                Instant connectedAt,
                Instant refreshedAt) {
            this.fingerprints = new ArrayList<>(fingerprints);
            this.account = account;
            this.current = Secret.fromString(current.value());
            this.expiresAt =
                    current.expiresAt() == null ? null : current.expiresAt().getEpochSecond();
            this.connectedAt = connectedAt.getEpochSecond();
            this.refreshedAt = refreshedAt.getEpochSecond();
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
}
