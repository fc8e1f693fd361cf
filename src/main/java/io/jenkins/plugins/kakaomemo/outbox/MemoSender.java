package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.util.List;

/** Sends the waiting memos of one account. */
public interface MemoSender {

    /**
     * Makes one round of attempts to send the memo to its receivers, or to the account's own chat if it has none.
     *
     * @param mark set while the memo may be on the wire
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token; nothing was sent
     * @throws IOException if the account's refresh token cannot be read or kept; nothing was sent
     * @throws InterruptedException if the thread was interrupted; if the mark is set then, the memo may have arrived
     */
    SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException;

    /**
     * The memo that stands for several.
     *
     * @param id of the memo that will carry it
     * @param origins of those that it stands for, oldest first
     */
    Memo digest(String id, List<BuildOrigin> origins);
}
