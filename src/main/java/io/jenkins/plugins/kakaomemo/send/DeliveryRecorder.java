package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.OutboxListener;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Lets builds and accounts remember what became of memos. The builds are saved together, a moment later, so that a loop
 * of memos does not write its build for each of them; until then the outbox knows, also after a crash.
 */
final class DeliveryRecorder implements OutboxListener {

    private static final Logger LOGGER = Logger.getLogger(DeliveryRecorder.class.getName());

    private final DeliveryHistory history;
    private final Clock clock;
    private final Object saving = new Object();
    private Set<Run<?, ?>> changed = new HashSet<>();
    private List<Runnable> afterwards = new ArrayList<>();

    DeliveryRecorder(DeliveryHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void completed(PendingMemo memo, DeliveryResult result, Duration took) {
        Instant now = clock.instant();
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (BuildOrigin origin : memo.origins()) {
                VisibleItems.build(origin).ifPresent(run -> {
                    DeliveryAction.of(run).put(new MemoRecord(origin, memo, result, now));
                    saveLater(run);
                });
            }
        }
        history.put(memo.account().key(), DeliveryEntry.of(memo, result, now, took), memo.replaces());
    }

    @Override
    public synchronized void whenKept(Runnable forget) {
        schedule();
        afterwards.add(forget);
    }

    synchronized void saveLater(Run<?, ?> run) {
        schedule();
        changed.add(run);
    }

    private synchronized void schedule() {
        if (changed.isEmpty() && afterwards.isEmpty()) {
            ControllerTiming.get().later(this::save);
        }
    }

    /** Saves the builds that have changed, and lets the outbox forget their memos. */
    void save() {
        synchronized (saving) {
            Set<Run<?, ?>> builds;
            List<Runnable> then;
            synchronized (this) {
                builds = changed;
                then = afterwards;
                changed = new HashSet<>();
                afterwards = new ArrayList<>();
            }
            builds.forEach(DeliveryRecorder::write);
            history.write();
            then.forEach(Runnable::run);
        }
    }

    /** A deleted build would come back, and one of a deleted job take the place of that of a new job of its name. */
    private static void write(Run<?, ?> run) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Item named = Jenkins.get().getItemByFullName(run.getParent().getFullName());
            boolean replaced = named != null && named != run.getParent();
            if (!replaced && run.getRootDir().isDirectory()) {
                DeliveryAction.of(run).save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What became of a memo could not be written to " + run);
        }
    }
}
