package io.jenkins.plugins.kakaomemo.outbox;

/** What has become of a memo. */
public enum DeliveryStatus {
    /** Kakao confirmed it. */
    SENT,
    /** It was not sent and will be tried later. */
    WAITING,
    /** It may have arrived, and is not tried again unless a person asks for it. */
    UNKNOWN,
    /** It was not sent and is not tried again. */
    GIVEN_UP
}
