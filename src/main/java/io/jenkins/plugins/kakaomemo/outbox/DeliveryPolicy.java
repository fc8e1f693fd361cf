package io.jenkins.plugins.kakaomemo.outbox;

/** What may be done with a memo that cannot be delivered at once. */
public enum DeliveryPolicy {
    /** Nothing: whoever asked for it hears how it ended, and decides what comes next. */
    NO_RETRY,
    /** It is kept, and delivered later as it is. */
    RETRY,
    /** It is kept, and may come in a digest with others of its kind, where that spares messages. */
    DIGEST
}
