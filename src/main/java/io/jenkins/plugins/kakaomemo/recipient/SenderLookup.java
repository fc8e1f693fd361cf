package io.jenkins.plugins.kakaomemo.recipient;

import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import io.jenkins.plugins.kakaomemo.outbox.MemoSender;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Finds the account of a waiting memo again. */
public final class SenderLookup {

    private SenderLookup() {}

    /**
     * The account that a waiting memo names. Looks only at the credentials that its job can see, or those of its user;
     * if the job is gone, at those of the nearest folder.
     *
     * @return empty if there is no such account any more
     */
    public static Optional<MemoSender> find(AccountRef ref) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return (ref.context().startsWith(LocatedAccount.USER) ? ofUser(ref) : ofItem(ref))
                    .map(MemoSender.class::cast);
        }
    }

    private static Optional<LocatedAccount> ofUser(AccountRef ref) {
        String id = ref.context().substring(LocatedAccount.USER.length());
        return Optional.ofNullable(User.getById(id, false)).flatMap(user -> PersonalAccounts.of(user));
    }

    private static Optional<LocatedAccount> ofItem(AccountRef ref) {
        Item item = nearestItem(ref.context());
        try {
            return Optional.of(new LocatedAccount(
                    AccountLookup.find(item, ref.credentialsId()), item == null ? Jenkins.get() : item));
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }

    /** The item of that name or, if it is gone, the nearest folder around it; {@code null} for the controller. */
    private static Item nearestItem(String fullName) {
        String name = fullName;
        while (!name.isEmpty()) {
            Item item = Jenkins.get().getItemByFullName(name);
            if (item != null) {
                return item;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        }
        return null;
    }
}
