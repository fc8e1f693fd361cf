package io.jenkins.plugins.kakaomemo.outbox;

/** What may be done with a memo that cannot be delivered at once. */
public enum DeliveryPolicy {
    /** It is not tried again: the caller gets the result and decides. */
    NO_RETRY,
    /** It stays in the outbox and is delivered later as it is. */
    RETRY,
    /** As {@link #RETRY}, and it may go in a digest with others of its kind where that saves messages. */
    DIGEST
}
