package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * The recipients of the memo of one build.
 *
 * <p>Each gets the memo once, as far as Jenkins can know: two accounts are the same if both go back to the same login, two
 * friends if both have the same uuid in the same app. Only Kakao knows whether two logins, or a friend and a login, belong
 * to one person.
 *
 * @param reached the chats to send to, in the order of {@code to}
 * @param notes lines for the console, in the language of whoever reads it: who is not reached, and what to do
 */
public record ResolvedRecipients(List<ResolvedRecipient> reached, List<String> notes) {

    public ResolvedRecipients {
        reached = List.copyOf(reached);
        notes = List.copyOf(notes);
    }

    /**
     * @param run the build; it is noted in the usage of every account that is named
     * @param to the recipients, or {@code null} or empty for the one account
     * @param credentialsId the account where none is named, or {@code null} for the only one that the build can see
     * @throws InvalidFieldException if an entry of {@code to} is empty, or names an account or a person that does not exist
     */
    public static ResolvedRecipients of(Run<?, ?> run, @CheckForNull List<Recipient> to, @CheckForNull String credentialsId) {
        RecipientResolver list = new RecipientResolver(run, credentialsId);
        List<Recipient> named = Util.fixNull(to);
        for (Recipient recipient : named.isEmpty() ? List.of(new AccountRecipient(null)) : named) {
            if (recipient == null) {
                throw InvalidFieldException.of("to", Messages._ResolvedRecipients_EmptyEntry()::toString);
            }
            recipient.addTo(list);
        }
        return list.resolved();
    }
}
