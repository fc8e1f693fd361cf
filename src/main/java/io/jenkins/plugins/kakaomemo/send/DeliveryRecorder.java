package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.OutboxListener;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.time.Instant;

/** Lets builds and accounts remember what became of memos. */
final class DeliveryRecorder implements OutboxListener {

    private final DeliveryHistory history;

    DeliveryRecorder(DeliveryHistory history) {
        this.history = history;
    }

    @Override
    public void settled(DeliveryResult settled) {
        PendingMemo memo = settled.memo();
        Instant now = AccountTokens.get().clock().instant();
        for (String written : memo.origins()) {
            BuildOrigin origin = BuildOrigin.read(written);
            origin.run().ifPresent(run -> DeliveryAction.note(run, MemoRecord.of(origin, settled, now)));
        }
        history.replace(
                memo.account(),
                memo.replaces(),
                new DeliveryEntry(
                        memo.id(),
                        now,
                        memo.origins(),
                        settled.fate(),
                        settled.reason().code(),
                        settled.rounds(),
                        settled.took()));
    }
}
