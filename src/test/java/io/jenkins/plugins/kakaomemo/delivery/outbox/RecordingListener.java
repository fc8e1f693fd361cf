package io.jenkins.plugins.kakaomemo.delivery.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remembers every event as a line such as {@code waiting #1 -1}. */
final class RecordingListener implements OutboxListener {

    private final List<String> events = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    @Override
    public synchronized void sent(PendingMemo memo) {
        events.add("sent " + memo.origin());
    }

    @Override
    public void waiting(PendingMemo memo, Reason reason) {
        add("waiting", memo, reason);
    }

    @Override
    public void unknown(PendingMemo memo, Reason reason) {
        add("unknown", memo, reason);
    }

    @Override
    public void givenUp(PendingMemo memo, Reason reason) {
        add("given up", memo, reason);
    }

    private synchronized void add(String event, PendingMemo memo, Reason reason) {
        events.add(event + " " + memo.origin() + " " + reason.code());
        reasons.add(reason);
    }

    /** What was heard since the last time, in order. */
    synchronized List<String> heard() {
        List<String> heard = List.copyOf(events);
        events.clear();
        return heard;
    }

    synchronized String lastReason(Locale locale) {
        return reasons.get(reasons.size() - 1).words(locale);
    }
}
