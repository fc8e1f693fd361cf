package io.jenkins.plugins.kakaomemo.delivery.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A memo in the outbox, ready to be sent as it is.
 *
 * @param id unique; sorts by the time at which the memo came into the outbox
 * @param account what the caller knows the account by; no secret
 * @param receivers uuids of 1 to 5 friends, or empty for the account's own chat
 * @param kind which endpoint takes it
 * @param form the fields that endpoint wants
 * @param origin what the caller knows the memo by, such as job and build number
 * @param created when it came into the outbox
 * @param expires when it is given up
 * @param attempts how many rounds of delivery it has been through
 * @param nextTry when the next round is due at the earliest; older memos of the same account go first
 * @param lastReason the code that the last round ended with, empty before the first
 */
public record PendingMemo(
        String id,
        String account,
        List<String> receivers,
        Kind kind,
        Map<String, String> form,
        String origin,
        Instant created,
        Instant expires,
        int attempts,
        Instant nextTry,
        String lastReason)
        implements Memo {

    public PendingMemo {
        receivers = List.copyOf(receivers);
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }

    PendingMemo waitingUntil(Instant newNextTry, int newAttempts, Reason reason) {
        return new PendingMemo(
                id, account, receivers, kind, form, origin, created, expires, newAttempts, newNextTry, reason.code());
    }

    PendingMemo renewed(Instant now, Instant newExpires) {
        return new PendingMemo(
                id, account, receivers, kind, form, origin, created, newExpires, attempts, now, lastReason);
    }

    /** Without what it says and to whom, which are nobody else's business. */
    @Override
    public String toString() {
        return "PendingMemo[id=" + id + ", account=" + account + ", origin=" + origin + ", attempts=" + attempts
                + ", nextTry=" + nextTry + ", expires=" + expires + ", lastReason=" + lastReason + "]";
    }
}
