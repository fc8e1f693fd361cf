package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.ControllerClock;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.OutboxListener;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets builds and accounts remember what became of memos. */
final class DeliveryRecorder implements OutboxListener {

    private final DeliveryHistory history;

    DeliveryRecorder(DeliveryHistory history) {
        this.history = history;
    }

    @Override
    public void completed(PendingMemo memo, DeliveryResult result, Duration took) {
        Instant now = ControllerClock.get().instant();
        for (BuildOrigin origin : memo.origins()) {
            build(origin).ifPresent(run -> DeliveryAction.note(run, new MemoRecord(origin, memo, result, now)));
        }
        history.put(memo.account().key(), DeliveryEntry.of(memo, result, now, took), memo.replaces());
    }

    private static Optional<Run<?, ?>> build(BuildOrigin origin) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return VisibleItems.build(origin.job(), origin.build());
        }
    }
}
