package io.jenkins.plugins.kakaomemo.send;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.Digest;
import io.jenkins.plugins.kakaomemo.outbox.MemoSender;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.recipient.SendingAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Sends memos of the outbox from an account. */
record AccountSender(SendingAccount from) implements MemoSender {

    /** The account that a waiting memo names; empty if there is none any more. */
    static Optional<MemoSender> find(AccountRef ref) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return SendingAccount.find(ref).map(AccountSender::new);
        }
    }

    @Override
    public SendOutcome send(PendingMemo memo) throws IOException, InterruptedException {
        try {
            return memo.receivers().isEmpty()
                    ? AccountTokens.get().deliver(from.account(), from.context(), memo)
                    : AccountTokens.get().deliverToFriends(from.account(), from.context(), memo.receivers(), memo);
        } catch (InvalidFieldException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Memo digest(String id, List<BuildOrigin> origins) {
        Optional<String> page =
                Optional.ofNullable(Jenkins.get().getRootUrl()).map(url -> url + "kakao-memo/digest/" + id + "/");
        return Digest.of(origins, page, from.account().locale());
    }
}
