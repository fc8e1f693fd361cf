package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.delivery.history.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.delivery.history.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.delivery.outbox.OutboxListener;
import io.jenkins.plugins.kakaomemo.delivery.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.delivery.outbox.Settled;
import java.time.Instant;

/** Lets builds and accounts remember what became of memos. */
final class DeliveryRecorder implements OutboxListener {

    private final DeliveryHistory history;

    DeliveryRecorder(DeliveryHistory history) {
        this.history = history;
    }

    @Override
    public void settled(Settled settled) {
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
