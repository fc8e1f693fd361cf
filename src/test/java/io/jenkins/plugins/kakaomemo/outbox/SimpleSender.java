package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.io.IOException;
import java.util.List;

/** Sends from one account; its digests name the memos that they stand for. */
record SimpleSender(RetryingSend delivery, AccessTokens account) implements MemoSender {

    @Override
    public SendOutcome send(PendingMemo memo) throws IOException, InterruptedException {
        return delivery.deliver(account, memo);
    }

    @Override
    public Memo digest(String id, List<String> origins) {
        return new TextTemplate("digest: " + String.join(", ", origins), Link.NONE, null, null);
    }
}
