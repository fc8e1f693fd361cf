package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;

/**
 * Gets what becomes of the memos in an outbox, on the thread that delivers or adds, one call at a time for each
 * memo. After a crash the last call may come once more; no call contradicts an earlier one.
 */
@FunctionalInterface
public interface OutboxListener {

    /**
     * A memo has a result. One that was sent or given up has left the outbox.
     *
     * @param memo with the time of its next round, if it waits
     * @param took how long the attempts of this result took, zero where there were none
     */
    void completed(PendingMemo memo, DeliveryResult result, Duration took);

    /**
     * Runs this, which forgets the memo of the last call, once what that call told outlives a crash: at once, or on
     * another thread a moment later by a listener that writes several results together.
     */
    default void whenKept(Runnable forget) {
        forget.run();
    }
}
