package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build remembers of one of its memos: the fields of its {@link DeliveryResult}, saved in {@code build.xml}. A class,
 * since XStream cannot write records.
 */
public final class MemoRecord {

    private final String key;
    private final String to;
    private final String memo;
    private final DeliveryStatus status;
    private final String code;
    private final String reason;
    private final List<String> arguments;
    private final int attempts;
    private final long at;
    private final Long nextTry;

    MemoRecord(BuildOrigin origin, PendingMemo memo, DeliveryResult result, Instant at) {
        this.key = origin.key();
        this.to = origin.to();
        this.memo = memo.id();
        this.status = result.status();
        this.code = result.code();
        this.reason = result.key();
        this.arguments = new ArrayList<>(result.arguments());
        this.attempts = result.attempts();
        this.at = at.toEpochMilli();
        this.nextTry = result.isWaiting() ? result.nextTry().toEpochMilli() : null;
    }

    /** Which memo of the build, see {@link BuildOrigin#key()}. */
    public String key() {
        return key;
    }

    /** Whom it is for, as the console names them. */
    String to() {
        return to;
    }

    /** Its id in the outbox; the same for all that share a digest. */
    String memo() {
        return memo;
    }

    /** Since when the result holds. */
    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    public DeliveryResult result() {
        Instant next = nextTry == null ? null : Instant.ofEpochMilli(nextTry);
        return new DeliveryResult(status, code, reason, arguments == null ? List.of() : arguments, attempts, next);
    }
}
