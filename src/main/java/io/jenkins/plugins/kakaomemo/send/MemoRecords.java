package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has become of the memos of a build, in the order in which they were made. */
final class MemoRecords {

    /** How many memos are told one by one, and those that wait besides; the oldest of the others are only counted. */
    static final int MOST = 100;

    private final List<MemoRecord> records = new ArrayList<>();
    private final Map<DeliveryStatus, Integer> earlier = new EnumMap<>(DeliveryStatus.class);

    MemoRecords() {}

    private MemoRecords(MemoRecords other) {
        records.addAll(other.records);
        earlier.putAll(other.earlier);
    }

    /** Adds a memo, or replaces what was known of it. */
    synchronized void put(MemoRecord record) {
        int known = records.stream().map(MemoRecord::key).toList().indexOf(record.key());
        if (known < 0) {
            records.add(record);
        } else {
            records.set(known, record);
        }
        sumUp();
    }

    private void sumUp() {
        List<MemoRecord> oldest = records.stream()
                .filter(record -> !record.result().isWaiting())
                .limit(Math.max(0, records.size() - MOST))
                .toList();
        oldest.forEach(record -> earlier.merge(record.result().status(), 1, Integer::sum));
        records.removeAll(oldest);
    }

    synchronized List<MemoRecord> all() {
        return List.copyOf(records);
    }

    /** How many earlier memos are only counted, by what became of them. */
    synchronized Map<DeliveryStatus, Integer> earlier() {
        return new EnumMap<>(earlier);
    }

    synchronized MemoRecords copy() {
        return new MemoRecords(this);
    }
}
