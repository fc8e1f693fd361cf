package io.jenkins.plugins.kakaomemo.account;

import hudson.XmlFile;
import hudson.util.XStream2;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
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
        change(used, at, succession -> succession.refreshed(current, at));
    }

    /** Notes that a person has connected the account again. On return that survives a crash. */
    synchronized void connected(RefreshToken replaced, RefreshToken current, Instant at) throws IOException {
        change(replaced, at, succession -> succession.connected(current, at));
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
}
