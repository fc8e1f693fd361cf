package io.jenkins.plugins.kakaomemo.recipient;

import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.Ring;
import java.util.List;
import java.util.Optional;

/**
 * Whom one request to Kakao reaches.
 *
 * @param from the account that sends
 * @param friendUuids up to 5 of its friends, or empty for its own chat
 * @param name what the console calls it: the account's id, or the name of the person whose account it is
 * @param ring how the phone of the person rings; empty where it does not
 * @param quietHours when the person whose account it is wants no memos, if that differs from the controller's setting
 */
public record ResolvedRecipient(
        LocatedAccount from,
        List<String> friendUuids,
        Optional<Ring> ring,
        String name,
        Optional<QuietHours> quietHours) {

    public ResolvedRecipient {
        friendUuids = List.copyOf(friendUuids);
    }

    /** An account itself, or friends of it. */
    ResolvedRecipient(LocatedAccount from, List<String> friendUuids) {
        this(from, friendUuids, Optional.empty(), from.account().getId(), Optional.empty());
    }
}
