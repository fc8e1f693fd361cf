package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import java.io.IOException;
import java.util.List;

/** Sends from one account; its digests name the memos that they stand for. */
record SimpleSender(RetryingSend delivery, AccessTokens account) implements MemoSender {

    @Override
    public SendOutcome send(PendingMemo memo) throws IOException, InterruptedException {
        return delivery.deliver(account, memo);
    }

    @Override
    public Memo digest(String id, List<BuildOrigin> origins) {
        return Samples.memo("digest: " + String.join(", ", Samples.names(origins)));
    }
}
