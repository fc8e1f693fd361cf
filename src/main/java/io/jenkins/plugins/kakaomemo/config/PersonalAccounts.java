package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The accounts that people have connected themselves, all with the app of the account that the controller names. */
public final class PersonalAccounts {

    private PersonalAccounts() {}

    /** The user's own account, ready to use; empty if the user has connected none or there is no app for it. */
    public static Optional<LocatedAccount> of(User user) {
        return Optional.ofNullable(KakaoMemoConfiguration.get().getPersonalCredentialsId())
                .flatMap(AccountLookup::findOnController)
                .flatMap(app -> PersonalConnection.of(user, app))
                .map(own -> new LocatedAccount(own, user));
    }

    /** Everybody's own accounts: a walk over all users, which asks the security realm for none of them. */
    public static List<LocatedAccount> all() {
        return User.getAll().stream()
                .filter(PersonalConnection::exists)
                .flatMap(user -> of(user).stream())
                .toList();
    }

    /**
     * The account whose app people connect with.
     *
     * @throws InvalidFieldException if the administrator has named none, or one that does not exist
     */
    public static KakaoAccount app() {
        String id = KakaoMemoConfiguration.get().getPersonalCredentialsId();
        if (id == null) {
            throw InvalidFieldException.of("personalCredentialsId", Messages._PersonalAccounts_NoApp()::toString);
        }
        return AccountLookup.findOnController(id)
                .orElseThrow(() -> InvalidFieldException.of(
                        "personalCredentialsId", Messages._PersonalAccounts_AppNotFound(id)::toString));
    }

    /** Why nobody can connect, and Kakao cannot be told that somebody disconnects; {@code null} if all is well. */
    @CheckForNull
    public static String problem() {
        return Fields.problem(() -> app().app());
    }

    /**
     * The account that lets phones ring: the same.
     *
     * @throws InvalidFieldException as {@link #app}
     */
    public static LocatedAccount ringing() {
        return new LocatedAccount(app(), Jenkins.get());
    }
}
