package io.jenkins.plugins.kakaomemo.outbox;

/** Where a process may end in the middle of its work. */
enum KillPoint {
    NOWHERE,
    BEFORE_REFRESH,
    REFRESH_ANSWERED,
    TOKEN_KEPT,
    BEFORE_MEMO_IS_WRITTEN,
    ABOUT_TO_SEND,
    CONNECTING,
    CONNECTED,
    MARKED,
    REFUSED,
    MARK_CLEARED,
    BETWEEN_ATTEMPTS,
    ANSWERED,
    BEFORE_SENT_IS_TOLD,
    SENT_IS_TOLD,
    BEFORE_WAITING_IS_TOLD,
    WAITING_IS_TOLD,
    BEFORE_UNKNOWN_IS_TOLD,
    UNKNOWN_IS_TOLD,
    BEFORE_GIVEN_UP_IS_TOLD,
    GIVEN_UP_IS_TOLD,
    DIGEST_WRITTEN,
    ONE_MEMBER_DELETED;

    /** How a process ends that was killed here. */
    static final int STATUS = 137;

    /** Ends the process as a kill does, nothing is tidied up, if this is where it is to end. */
    void reachedBy(KillPoint end) {
        if (this == end) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
