package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Backoff;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Sends from one account, with its own wait between attempts; its digests name the memos that they stand for. */
record SimpleSender(KakaoClient client, Backoff backoff, AccessTokens account) implements MemoSender {

    /** Does not wait between two attempts. */
    SimpleSender(KakaoClient client, AccessTokens account) {
        this(client, attempt -> Duration.ZERO, account);
    }

    @Override
    public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException {
        return new RetryingSend(client.marking(mark), backoff).deliver(account, memo);
    }

    @Override
    public Memo digest(String id, List<BuildOrigin> origins) {
        return Samples.memo("digest: " + String.join(", ", Samples.names(origins)));
    }
}
