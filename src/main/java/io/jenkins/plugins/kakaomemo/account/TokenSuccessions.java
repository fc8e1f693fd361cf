package io.jenkins.plugins.kakaomemo.account;

import hudson.XmlFile;
import hudson.util.XStream2;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Leads from a configured refresh token to the current one, in a file for each account.
 *
 * <p>A credential may go on holding a token that Kakao has replaced: configuration as code puts the original back, and
 * some stores cannot be written. A token in no line here is its own current one, so one that a person has just entered
 * or connected wins.
 */
final class TokenSuccessions {

    private static final Logger LOGGER = Logger.getLogger(TokenSuccessions.class.getName());
    private static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("tokenSuccession", TokenSuccession.class);
    }

    private final File directory;
    private List<TokenSuccession> lines;

    TokenSuccessions(File directory) {
        this.directory = directory;
    }

    synchronized RefreshToken currentFor(String configuredToken) {
        return lineOf(configuredToken).map(TokenSuccession::current).orElse(new RefreshToken(configuredToken, null));
    }

    /** What all tokens of one account have in common, however often they are replaced. */
    synchronized String nameOf(String configuredToken) {
        return lineOf(configuredToken)
                .map(TokenSuccession::name)
                .orElseGet(() -> TokenSuccession.fingerprint(configuredToken));
    }

    /** When a person connected the account, or when it was first used here; empty if it never was. */
    synchronized Optional<Instant> connectedAt(String configuredToken) {
        return lineOf(configuredToken).map(TokenSuccession::connectedAt);
    }

    /** When Kakao last gave an access token for the account, if ever. */
    synchronized Optional<Instant> refreshedAt(String configuredToken) {
        return lineOf(configuredToken).map(TokenSuccession::refreshedAt);
    }

    /**
     * Notes that a token was refreshed, and by what it was replaced, if it was. On return that survives a crash.
     *
     * @param used the token that was refreshed
     * @param current the token to use from now on, often the same
     */
    synchronized void refreshed(RefreshToken used, RefreshToken current, Instant at) throws IOException {
        keep(used, at, line -> line.followedBy(current, at));
    }

    /** Notes that a person has connected the account anew. On return that survives a crash. */
    synchronized void connected(RefreshToken replaced, RefreshToken current, Instant at) throws IOException {
        keep(replaced, at, line -> line.connected(current, at));
    }

    private void keep(RefreshToken token, Instant at, UnaryOperator<TokenSuccession> change) throws IOException {
        Optional<TokenSuccession> line = lineOf(token.value());
        TokenSuccession next = change.apply(line.orElseGet(() -> TokenSuccession.beginningWith(token, at)));
        file(next.name()).write(next);
        line.ifPresent(lines::remove);
        lines.add(next);
    }

    private Optional<TokenSuccession> lineOf(String token) {
        return lines().stream().filter(line -> line.isOf(token)).findFirst();
    }

    private List<TokenSuccession> lines() {
        if (lines == null) {
            lines = new ArrayList<>();
            File[] files = directory.listFiles((dir, name) -> name.endsWith(".xml"));
            for (File file : files == null ? new File[0] : files) {
                read(file).ifPresent(lines::add);
            }
        }
        return lines;
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

    private XmlFile file(String name) {
        return new XmlFile(XSTREAM, new File(directory, name + ".xml"));
    }
}
