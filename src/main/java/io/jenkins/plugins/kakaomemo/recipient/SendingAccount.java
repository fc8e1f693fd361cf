package io.jenkins.plugins.kakaomemo.recipient;

import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * An account that sends, and how it is found again later by what a waiting memo keeps of it.
 *
 * @param account with everything that is needed to send
 * @param context the job for which it was found, or the user whose own account it is
 */
public record SendingAccount(KakaoAccount account, ModelObject context) {

    /**
     * The account that a waiting memo names; to be called with the rights of the system. Looks only at the credentials that
     * its job can see, or those of its user; if the job is gone, at those of the nearest folder.
     *
     * @return empty if there is no such account any more
     */
    public static Optional<SendingAccount> find(AccountRef ref) {
        return ref.credentialsId().equals(PersonalConnection.ID) ? ofUser(ref) : ofItem(ref);
    }

    private static Optional<SendingAccount> ofUser(AccountRef ref) {
        return Optional.ofNullable(User.getById(ref.context(), false))
                .flatMap(user -> KakaoMemoConfiguration.get()
                        .personalAccountOf(user)
                        .map(account -> new SendingAccount(account, user)));
    }

    private static Optional<SendingAccount> ofItem(AccountRef ref) {
        Item item = nearestItem(ref.context());
        try {
            return Optional.of(new SendingAccount(
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

    /**
     * What a waiting memo keeps of the account.
     *
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public AccountRef ref() {
        account.app();
        return new AccountRef(AccountTokens.get().keyOf(account), account.getId(), contextName());
    }

    private String contextName() {
        if (context instanceof User user) {
            return user.getId();
        }
        return context instanceof Item item ? item.getFullName() : "";
    }
}
