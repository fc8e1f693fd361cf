package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.build.Author;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.config.RingLookup;
import io.jenkins.plugins.kakaomemo.outbox.Ring;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.AuthenticationException;

/**
 * Whether and how the memo of a build reaches a person. A person of whom something cannot be found out is left out, and
 * only that one.
 *
 * @param failure whether the memo tells of a failure, or of something that a person must do
 * @param notes gets a line for the console, in the reader's language, about whoever is not reached or not heard
 */
record PersonLookup(Run<?, ?> run, boolean failure, Consumer<String> notes) {

    private static final Logger LOGGER = Logger.getLogger(PersonLookup.class.getName());

    /** The user whom an author is, if it is one. */
    Optional<User> of(Author author) {
        try {
            return author.user();
        } catch (RuntimeException e) {
            leaveOut(author.name(), e);
            return Optional.empty();
        }
    }

    Optional<ResolvedRecipient> of(User user) {
        try {
            return connected(user);
        } catch (RuntimeException e) {
            leaveOut(user.getDisplayName(), e);
            return Optional.empty();
        }
    }

    private Optional<ResolvedRecipient> connected(User user) {
        String name = user.getDisplayName();
        Optional<LocatedAccount> own = PersonalAccounts.of(user);
        if (PersonalConnectionProperty.isMuted(user)) {
            notes.accept(Messages.PersonLookup_Muted(name));
        } else if (own.isEmpty()) {
            notes.accept(withPageOf(user, Messages.PersonLookup_NotConnected(name)));
        } else if (mayRead(user)) {
            Optional<Ring> ring = ring(user, own.get().account());
            return Optional.of(new ResolvedRecipient(
                    own.get(), List.of(), ring, name, PersonalConnectionProperty.quietHoursOf(user)));
        } else {
            notes.accept(Messages.PersonLookup_MayNotRead(name));
        }
        return Optional.empty();
    }

    private static String withPageOf(User user, String words) {
        String jenkins = Jenkins.get().getRootUrl();
        return jenkins == null ? words : words + ": " + jenkins + PersonalConnectionProperty.pageOf(user);
    }

    /** @throws AuthenticationException if the security realm refuses the user, or cannot be asked */
    private boolean mayRead(User user) {
        return !Jenkins.get().isUseSecurity()
                || run.getParent().getACL().hasPermission2(user.impersonate2(), Item.READ);
    }

    /** How the person's phone rings; if it is to ring and cannot, a note says why. */
    private Optional<Ring> ring(User user, KakaoAccount own) {
        if (!PersonalConnectionProperty.rings(user, failure)) {
            return Optional.empty();
        }
        RingLookup found = RingLookup.of(user, own, FriendLists.get()::of);
        found.problem().ifPresent(notes);
        return found.ring();
    }

    private void leaveOut(@CheckForNull String name, RuntimeException problem) {
        boolean refused = problem instanceof AuthenticationException;
        LOGGER.log(
                refused ? Level.FINE : Level.WARNING,
                problem,
                () -> "Whether a memo of " + run + " may go to " + name + " is not known");
        if (name == null) {
            notes.accept(Messages.PersonLookup_UnknownAuthor());
        } else {
            notes.accept(refused ? Messages.PersonLookup_RefusedByRealm(name) : Messages.PersonLookup_Unexpected(name));
        }
    }
}
