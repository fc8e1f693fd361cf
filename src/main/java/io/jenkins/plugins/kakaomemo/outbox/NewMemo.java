package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.List;

/**
 * A memo as it is handed in.
 *
 * @param account what the caller knows the account by; no secret
 * @param receivers uuids of 1 to 5 friends, or empty for the account's own chat
 * @param memo what to send
 * @param origin what the caller knows the memo by
 * @param policy what may be done with it
 */
public record NewMemo(String account, List<String> receivers, Memo memo, String origin, DeliveryPolicy policy) {

    public NewMemo {
        receivers = List.copyOf(receivers);
    }

    NewMemo once() {
        return new NewMemo(account, receivers, memo, origin, DeliveryPolicy.NO_RETRY);
    }

    /** Without what it says and to whom, which are nobody else's business. */
    @Override
    public String toString() {
        return "Posting[account=" + account + ", origin=" + origin + ", policy=" + policy + "]";
    }
}
