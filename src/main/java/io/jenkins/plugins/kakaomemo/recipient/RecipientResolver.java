package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Collects the recipients of the memo of one build, each once. */
final class RecipientResolver {

    /** How many friends Kakao accepts in one request. */
    private static final int FRIENDS_AT_ONCE = 5;

    /** The user whom Jenkins names as the author of a change without author. */
    private static final String NOBODY = "unknown";

    /** One person among an app's users. */
    private record Friend(String restApiKey, String uuid) {}

    private final Run<?, ?> run;
    private final String credentialsId;
    private final List<ResolvedRecipient> reached = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Friend> friends = new HashSet<>();

    RecipientResolver(Run<?, ?> run, @CheckForNull String credentialsId) {
        this.run = run;
        this.credentialsId = credentialsId;
    }

    Run<?, ?> run() {
        return run;
    }

    /** The account that is named, or else the default one. */
    KakaoAccount account(@CheckForNull String id) {
        return AccountLookup.find(run, id == null ? credentialsId : id);
    }

    void add(KakaoAccount account) {
        add(new SendingAccount(account, run.getParent()), account.getId(), Optional.empty());
    }

    void add(User user) {
        if (user.getId().equals(NOBODY)) {
            return;
        }
        if (PersonalConnectionProperty.isMuted(user)) {
            notes.add(Messages.ResolvedRecipients_Muted(user.getDisplayName()));
            return;
        }
        Optional<KakaoAccount> own = KakaoMemoConfiguration.get().personalAccountOf(user);
        if (own.isPresent()) {
            add(
                    new SendingAccount(own.get(), user),
                    user.getDisplayName(),
                    PersonalConnectionProperty.quietHoursOf(user));
        } else {
            notes.add(withPageOf(user, Messages.ResolvedRecipients_NotConnected(user.getDisplayName())));
        }
    }

    void addFriends(KakaoAccount account, List<String> uuids) {
        List<String> others = uuids.stream()
                .filter(uuid -> friends.add(new Friend(account.getRestApiKey().getPlainText(), uuid)))
                .toList();
        SendingAccount sender = new SendingAccount(account, run.getParent());
        for (int from = 0; from < others.size(); from += FRIENDS_AT_ONCE) {
            int end = Math.min(from + FRIENDS_AT_ONCE, others.size());
            reached.add(new ResolvedRecipient(sender, others.subList(from, end), account.getId(), Optional.empty()));
        }
    }

    ResolvedRecipients resolved() {
        if (reached.isEmpty() && notes.isEmpty()) {
            notes.add(Messages.ResolvedRecipients_Nobody());
        }
        return new ResolvedRecipients(reached, List.copyOf(notes));
    }

    private void add(SendingAccount from, String name, Optional<QuietHours> quietHours) {
        boolean known = reached.stream()
                .filter(each -> each.friendUuids().isEmpty())
                .anyMatch(each -> AccountTokens.get().isSame(each.from().account(), from.account()));
        if (!known) {
            reached.add(new ResolvedRecipient(from, List.of(), name, quietHours));
        }
    }

    private static String withPageOf(User user, String words) {
        String jenkins = Jenkins.get().getRootUrl();
        return jenkins == null ? words : words + ": " + jenkins + PersonalConnectionProperty.pageOf(user);
    }
}
