package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Tells whether configuration as code has the credentials of the controller in its hands: whenever it is loaded, it
 * deletes those that it does not name.
 */
final class CredentialsAsCode {

    private static final Pattern SECTION = Pattern.compile("(?m)^[\"']?credentials[\"']?\\s*:");

    private CredentialsAsCode() {}

    /** What happens to an account that is connected in the browser, and what to do instead; {@code null} for nothing. */
    @CheckForNull
    static String warning() {
        // an optional plugin: nothing of it may be loaded where it is missing
        return Jenkins.get().getPlugin("configuration-as-code") == null ? null : Sources.warning();
    }

    private static final class Sources {

        /** Only files are looked into: what comes from elsewhere would have to be fetched. */
        static String warning() {
            List<String> all = ConfigurationAsCode.get().getSources();
            List<String> certain = all.stream().filter(Sources::haveCredentials).toList();
            if (!certain.isEmpty()) {
                return Messages.CredentialsAsCode_Deleted(String.join(", ", certain));
            }
            List<String> remote = all.stream().filter(source -> !isFile(source)).toList();
            return remote.isEmpty() ? null : Messages.CredentialsAsCode_PerhapsDeleted(String.join(", ", remote));
        }

        private static boolean isFile(String source) {
            try {
                return Files.exists(Path.of(source));
            } catch (InvalidPathException e) {
                return false;
            }
        }

        private static boolean haveCredentials(String source) {
            if (!isFile(source)) {
                return false;
            }
            try (Stream<Path> files = Files.walk(Path.of(source))) {
                return files.filter(Files::isRegularFile).anyMatch(Sources::hasCredentials);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean hasCredentials(Path file) {
            try {
                return SECTION.matcher(Files.readString(file)).find();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
