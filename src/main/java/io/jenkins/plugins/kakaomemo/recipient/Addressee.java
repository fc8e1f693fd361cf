package io.jenkins.plugins.kakaomemo.recipient;

import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.io.IOException;
import java.util.List;

/**
 * Whom one call to Kakao reaches.
 *
 * @param account the account that sends
 * @param friendUuids up to 5 of its friends, or empty for its own chat
 * @param name what the console calls it: the account's id, or the name of the person whose account it is
 */
public record Addressee(KakaoAccount account, List<String> friendUuids, String name) {

    public Addressee {
        friendUuids = List.copyOf(friendUuids);
    }

    /**
     * Sends a memo there.
     *
     * @param context as for {@link AccountTokens#of}
     * @throws AccountException if the account lacks its REST API key or refresh token
     * @throws IOException if its refresh token cannot be kept; nothing was sent
     * @throws InterruptedException if the thread was interrupted; whether the memo arrived is then not known
     */
    public DeliveryReport deliver(ModelObject context, Memo memo)
            throws AccountException, IOException, InterruptedException {
        return friendUuids.isEmpty()
                ? AccountTokens.get().deliver(account, context, memo)
                : AccountTokens.get().deliverToFriends(account, context, friendUuids, memo);
    }
}
