package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.List;

/**
 * A memo on its way into the outbox.
 *
 * @param account the account that sends it
 * @param receivers uuids of 1 to 5 friends, or empty for the account's own chat
 * @param ring how the phone of whom it is for rings, or {@code null} where none is to ring
 * @param memo what to send
 * @param origin which memo of which build
 * @param policy what may be done with it if it cannot be sent at once
 */
public record NewMemo(
        AccountRef account, List<String> receivers, Ring ring, Memo memo, BuildOrigin origin, DeliveryPolicy policy) {

    public NewMemo {
        receivers = List.copyOf(receivers);
    }

    NewMemo withoutRetry() {
        return new NewMemo(account, receivers, ring, memo, origin, DeliveryPolicy.NO_RETRY);
    }

    /** Without what it says and to whom, which may be confidential. */
    @Override
    public String toString() {
        return "NewMemo[account=" + account + ", origin=" + origin + ", policy=" + policy + "]";
    }
}
