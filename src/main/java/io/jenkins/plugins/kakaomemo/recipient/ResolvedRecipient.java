package io.jenkins.plugins.kakaomemo.recipient;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import java.util.List;
import java.util.Optional;

/**
 * Whom one call to Kakao reaches.
 *
 * @param account the account that sends
 * @param friendUuids up to 5 of its friends, or empty for its own chat
 * @param name what the console calls it: the account's id, or the name of the person whose account it is
 * @param quietHours when the person whose account it is wants no memos, if that differs from everybody's
 */
public record ResolvedRecipient(KakaoAccount account, List<String> friendUuids, String name, Optional<QuietHours> quietHours) {

    public ResolvedRecipient {
        friendUuids = List.copyOf(friendUuids);
    }

    /**
     * What the outbox knows the account by.
     *
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public String accountKey() {
        account.app();
        return AccountTokens.get().keyOf(account);
    }
}
