package io.jenkins.plugins.kakaomemo.config;

import com.cloudbees.plugins.credentials.UserCredentialsProvider;
import hudson.Extension;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountSource;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import java.util.List;

/** The users' own accounts, so that their tokens are refreshed as well. */
@Extension
public final class PersonalAccounts implements AccountSource {

    @Override
    public List<LocatedAccount> accounts() {
        return User.getAll().stream()
                .filter(user -> user.getProperty(UserCredentialsProvider.UserCredentialsProperty.class) != null)
                .flatMap(user -> KakaoMemoConfiguration.get()
                        .personalAccountOf(user)
                        .map(own -> new LocatedAccount(own, user))
                        .stream())
                .toList();
    }
}
