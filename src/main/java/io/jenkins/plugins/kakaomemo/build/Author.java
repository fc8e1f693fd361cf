package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jenkins.scm.RunWithSCM;

/**
 * Who wrote a commit or a change request.
 *
 * @param name as the commit says, or {@code null}
 * @param address for mail, as the commit says, or {@code null}
 * @param named finds the Jenkins user of that name, or {@code null}; may ask the security realm
 */
public record Author(String name, String address, Supplier<User> named) {

    private static final Logger LOGGER = Logger.getLogger(Author.class.getName());

    /** A forge itself, such as {@code noreply@github.com}. */
    private static final Pattern FORGE = Pattern.compile("(?i)(no|do-?not)[-_.]?reply\\b.*");

    /** A person who hides behind a forge, such as {@code kim@users.noreply.github.com}. */
    private static final Pattern HIDDEN = Pattern.compile("(?i).*@(.*\\b)?no[-_.]?reply\\b.*");

    /** The user whom Jenkins names as the author of a change without author. */
    private static final String NOBODY = "unknown";

    /** Those of the commits that a run found in all its repositories; each as often as there are commits. */
    public static List<Author> of(Run<?, ?> run) {
        List<Author> authors = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> build) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : build.getChangeSets()) {
                List<Author> known = FactSource.ask(source -> source.authors(changes));
                authors.addAll(known == null ? namedByJenkins(changes) : known);
            }
        }
        return authors;
    }

    /** That of the change request or branch, if the source of the branch tells. */
    public static Optional<Author> ofBranch(Run<?, ?> run) {
        return Optional.ofNullable(FactSource.ask(source -> source.contributor(run)));
    }

    private static List<Author> namedByJenkins(ChangeLogSet<? extends ChangeLogSet.Entry> changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(commit -> new Author(null, null, commit::getAuthor))
                .toList();
    }

    static boolean isForge(String address) {
        return address != null && FORGE.matcher(address).matches();
    }

    /**
     * The Jenkins user: the only one with that address, else the one of that name unless that one has another address.
     * Empty for a forge. May fail as the security realm does, which Jenkins asks about an author whom it does not know.
     */
    public Optional<User> user() {
        return isForge(address) ? Optional.empty() : owner().or(() -> known().filter(user -> !hasOtherAddress(user)));
    }

    /** As people call the author; looks for a user of that name only where the commit names nobody. */
    Optional<String> displayName() {
        return owner().filter(user -> !user.getFullName().equals(user.getId()))
                .map(User::getDisplayName)
                .or(() -> Optional.ofNullable(name))
                .or(this::displayNameOfKnown);
    }

    private Optional<User> owner() {
        return address == null ? Optional.empty() : MailAddresses.get().owner(address);
    }

    private Optional<User> known() {
        return Optional.ofNullable(named.get()).filter(user -> !user.getId().equals(NOBODY));
    }

    private Optional<String> displayNameOfKnown() {
        try {
            return known().map(User::getDisplayName);
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "A card lacks the author of a commit, who could not be looked up");
            return Optional.empty();
        }
    }

    private boolean hasOtherAddress(User user) {
        String other = address == null || HIDDEN.matcher(address).matches()
                ? null
                : FactSource.ask(source -> source.address(user));
        return other != null && !other.equalsIgnoreCase(address);
    }
}
