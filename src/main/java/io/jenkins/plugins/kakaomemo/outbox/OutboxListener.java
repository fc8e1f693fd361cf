package io.jenkins.plugins.kakaomemo.outbox;

/**
 * Hears what becomes of the memos in an outbox.
 *
 * <p>Told on the thread that delivers or adds, one call at a time for each memo. After a crash the last of them may come
 * once more; none contradicts an earlier one.
 */
@FunctionalInterface
public interface OutboxListener {

    /** Something has become of a memo. One that was sent or given up has left the outbox. */
    void settled(DeliveryResult settled);
}
