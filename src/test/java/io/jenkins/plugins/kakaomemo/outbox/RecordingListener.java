package io.jenkins.plugins.kakaomemo.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remembers every event as a line such as {@code waiting #1 -1}, but not that a memo has come in. */
final class RecordingListener implements OutboxListener {

    private final List<String> events = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    @Override
    public synchronized void settled(DeliveryResult settled) {
        if (settled.reason() == Reason.QUEUED) {
            return;
        }
        String event = settled.fate().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + String.join("+", settled.memo().origins());
        if (settled.fate() == DeliveryStatus.SENT) {
            events.add(event);
        } else {
            events.add(event + " " + settled.reason().code());
            reasons.add(settled.reason());
        }
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
