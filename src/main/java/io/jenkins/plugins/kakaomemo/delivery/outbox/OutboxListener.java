package io.jenkins.plugins.kakaomemo.delivery.outbox;

/**
 * Hears what became of the memos in an outbox.
 *
 * <p>Told on the thread that delivers or adds, one call at a time for each memo. After a crash the last of them may come
 * once more; none contradicts an earlier one.
 */
public interface OutboxListener {

    /** Kakao confirmed it; it has left the outbox. */
    void sent(PendingMemo memo);

    /** It was not sent and waits until {@link PendingMemo#nextTry()}. */
    void waiting(PendingMemo memo, Reason reason);

    /** It may have been sent. It is not tried again unless a person asks for it with {@link Outbox#sendAgain}. */
    void unknown(PendingMemo memo, Reason reason);

    /** It was not sent and has left the outbox. */
    void givenUp(PendingMemo memo, Reason reason);
}
