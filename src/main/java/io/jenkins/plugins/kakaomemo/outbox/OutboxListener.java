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
}
