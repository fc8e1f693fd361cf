package io.jenkins.plugins.kakaomemo.send;

import hudson.model.ModelObject;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.AccountSource;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.outbox.Digest;
import io.jenkins.plugins.kakaomemo.outbox.DigestLine;
import io.jenkins.plugins.kakaomemo.outbox.MemoSender;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Sends memos of the outbox from an account.
 *
 * @param account with everything that is needed to send
 * @param context as for {@link AccountTokens#of}
 */
public record AccountSender(KakaoAccount account, ModelObject context) implements MemoSender {

    /** The account with that key, see {@link AccountTokens#keyOf}; empty if there is none any more. */
    static Optional<MemoSender> find(String key) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return AccountSource.all().stream()
                    .filter(each -> hasKey(each.account(), key))
                    .findFirst()
                    .map(AccountSender::of);
        }
    }

    private static AccountSender of(LocatedAccount located) {
        return new AccountSender(located.account(), located.context());
    }

    private static boolean hasKey(KakaoAccount account, String key) {
        try {
            return AccountTokens.get().keyOf(account).equals(key);
        } catch (InvalidFieldException e) {
            return false;
        }
    }

    @Override
    public SendOutcome send(PendingMemo memo) throws IOException, InterruptedException {
        try {
            return memo.receivers().isEmpty()
                    ? AccountTokens.get().deliver(account, context, memo)
                    : AccountTokens.get().deliverToFriends(account, context, memo.receivers(), memo);
        } catch (InvalidFieldException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Memo digest(String id, List<String> origins) {
        List<DigestLine> lines = origins.stream()
                .map(BuildOrigin::read)
                .map(origin -> new DigestLine(origin.job(), origin.build(), origin.result()))
                .distinct()
                .toList();
        Optional<String> page =
                Optional.ofNullable(Jenkins.get().getRootUrl()).map(url -> url + "kakao-memo/digest/" + id + "/");
        return Digest.of(lines, page, account.locale());
    }
}
