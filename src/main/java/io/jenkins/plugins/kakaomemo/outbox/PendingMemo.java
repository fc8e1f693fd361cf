package io.jenkins.plugins.kakaomemo.outbox;

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
 * @param origins what the caller knows the memo by, such as job and build number; of a digest, all that it stands for
 * @param policy what may be done with it
 * @param replaces ids of the memos that a digest stands for
 * @param created when it came into the outbox
 * @param expires when it is given up
 * @param attempts how many rounds of delivery it has been through
 * @param nextTry when the next round is due at the earliest
 * @param lastReason the code that it waits for, empty where it need not wait
 */
public record PendingMemo(
        String id,
        String account,
        List<String> receivers,
        Kind kind,
        Map<String, String> form,
        List<String> origins,
        DeliveryPolicy policy,
        List<String> replaces,
        Instant created,
        Instant expires,
        int attempts,
        Instant nextTry,
        String lastReason)
        implements Memo {

    public PendingMemo {
        receivers = List.copyOf(receivers);
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        origins = List.copyOf(origins);
        replaces = List.copyOf(replaces);
    }

    static PendingMemo of(NewMemo posting, String id, Instant now, Instant expires) {
        return new PendingMemo(
                id,
                posting.account(),
                posting.receivers(),
                posting.memo().kind(),
                posting.memo().form(),
                List.of(posting.origin()),
                posting.policy(),
                List.of(),
                now,
                expires,
                0,
                now,
                "");
    }

    /** @param members what it stands for, oldest first, all of one account and for the same receivers */
    static PendingMemo digest(String id, List<PendingMemo> members, Memo digest, Instant now) {
        PendingMemo oldest = members.get(0);
        return new PendingMemo(
                id,
                oldest.account,
                oldest.receivers,
                digest.kind(),
                digest.form(),
                members.stream().flatMap(memo -> memo.origins.stream()).toList(),
                DeliveryPolicy.DIGEST,
                members.stream().map(PendingMemo::id).toList(),
                oldest.created,
                members.stream()
                        .map(PendingMemo::expires)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                members.stream().mapToInt(PendingMemo::attempts).max().orElseThrow(),
                now,
                oldest.lastReason);
    }

    PendingMemo waitingUntil(Instant newNextTry, int newAttempts, Reason reason) {
        return with(expires, newAttempts, newNextTry, reason.code());
    }

    PendingMemo due(Instant now) {
        return with(expires, attempts, now, lastReason);
    }

    PendingMemo renewed(Instant now, Instant newExpires) {
        return with(newExpires, attempts, now, lastReason);
    }

    private PendingMemo with(Instant newExpires, int newAttempts, Instant newNextTry, String newReason) {
        return new PendingMemo(
                id,
                account,
                receivers,
                kind,
                form,
                origins,
                policy,
                replaces,
                created,
                newExpires,
                newAttempts,
                newNextTry,
                newReason);
    }

    /** Without what it says and to whom, which are nobody else's business. */
    @Override
    public String toString() {
        return "PendingMemo[id=" + id + ", account=" + account + ", origins=" + origins + ", attempts=" + attempts
                + ", nextTry=" + nextTry + ", expires=" + expires + ", lastReason=" + lastReason + "]";
    }
}
