package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.ModelObject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/**
 * In which file the credential of each account is, so that it is certain when it has been deleted. One that cannot be
 * seen may come back: a file may be damaged, a folder may not have loaded, another plugin may not reach its secrets.
 */
final class CredentialPlaces {

    private static final Logger LOGGER = Logger.getLogger(CredentialPlaces.class.getName());
    private final XmlFolder<Place> files;

    CredentialPlaces(File directory) {
        this.files =
                new XmlFolder<>(directory, "credentialPlace", Place.class, Place::isWhole, "It will be written anew.");
    }

    /**
     * Notes where the credential of an account is.
     *
     * @param login see {@link TokenSuccessions#loginOf}
     */
    void note(String login, KakaoAccount account, ModelObject context) {
        try {
            Place found = new Place(account.getId(), fileOf(account, context));
            if (found.file != null && files.read(login).filter(found::isSame).isEmpty()) {
                files.write(login, found);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.FINE,
                    e,
                    () -> "What is kept of the account " + account.getId() + " will go later, if at all");
        }
    }

    /** Whether the file where the credential was does not hold it any more; if in doubt, no. */
    boolean isDeleted(String login) {
        return files.read(login).filter(Place::isEmpty).isPresent();
    }

    void forget(String login) throws IOException {
        files.delete(login);
    }

    /** Relative to Jenkins' home; {@code null} if it is in no file that Jenkins writes. */
    @CheckForNull
    private static String fileOf(KakaoAccount account, ModelObject context) {
        if (context instanceof User user) {
            return relative(new File(user.getUserFolder(), "config.xml"));
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return StreamSupport.stream(
                            CredentialsProvider.lookupStores(context).spliterator(), false)
                    .filter(store -> store.getDomains().stream()
                            .anyMatch(domain -> store.getCredentials(domain).contains(account)))
                    .map(CredentialPlaces::fileOf)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    @CheckForNull
    private static String fileOf(CredentialsStore store) {
        if (store.getContext() instanceof Item folder) {
            return relative(Items.getConfigFile(folder).getFile());
        }
        return store instanceof SystemCredentialsProvider.StoreImpl
                ? relative(SystemCredentialsProvider.getConfigFile().getFile())
                : null;
    }

    private static String relative(File file) {
        return home().relativize(file.toPath()).toString();
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath();
    }

    /** A class, since XStream cannot write records. */
    private static final class Place {

        private final String id;
        private final String file;

        Place(String id, @CheckForNull String file) {
            this.id = id;
            this.file = file;
        }

        boolean isWhole() {
            return id != null && file != null;
        }

        boolean isSame(Place other) {
            return id.equals(other.id) && file.equals(other.file);
        }

        /** A folder or user may be deleted, the controller's own file only gets lost. */
        boolean isEmpty() {
            Path path = home().resolve(file);
            if (Files.notExists(path)) {
                return !path.equals(
                        SystemCredentialsProvider.getConfigFile().getFile().toPath());
            }
            String written = Jenkins.XSTREAM2.toXML(id).replace("string>", "id>");
            try {
                return !Files.readString(path).contains(written);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "Whether the credential is still in " + file + " is not known");
                return false;
            }
        }
    }
}
