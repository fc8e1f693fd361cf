package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remembers every event as a line such as {@code waiting #1 -1}, but not that a memo has come in. */
final class RecordingListener implements OutboxListener {

    private final List<String> events = new ArrayList<>();
    private final List<DeliveryResult> unsent = new ArrayList<>();

    @Override
    public synchronized void completed(PendingMemo memo, DeliveryResult result, Duration took) {
        if (result.code().equals(DeliveryResult.QUEUED)) {
            return;
        }
        String event = result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + String.join("+", Samples.names(memo));
        if (result.status() == DeliveryStatus.SENT) {
            events.add(event);
        } else {
            events.add(event + " " + result.code());
            unsent.add(result);
        }
    }

    /** What was heard since the last time, in order. */
    synchronized List<String> heard() {
        List<String> heard = List.copyOf(events);
        events.clear();
        return heard;
    }

    synchronized String lastWords(Locale locale) {
        return unsent.get(unsent.size() - 1).words(locale);
    }
}
