package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What is in an outbox, oldest first, as its files say. Not thread-safe. */
final class OutboxEntries {

    private final TreeMap<String, Entry> byId = new TreeMap<>();

    void put(Entry entry) {
        byId.put(entry.memo().id(), entry);
    }

    void replace(PendingMemo memo, State state) {
        byId.computeIfPresent(memo.id(), (id, old) -> new Entry(memo, state, old.bytes()));
    }

    void remove(String id) {
        byId.remove(id);
    }

    boolean contains(String id) {
        return byId.containsKey(id);
    }

    boolean isIn(State state, String id) {
        Entry entry = byId.get(id);
        return entry != null && entry.state() == state;
    }

    Entry get(String id) {
        return byId.get(id);
    }

    /** The newest id, or {@code null} if there is none. */
    String newestId() {
        return byId.isEmpty() ? null : byId.lastKey();
    }

    List<Entry> all() {
        return List.copyOf(byId.values());
    }

    List<PendingMemo> in(State state) {
        return byId.values().stream()
                .filter(entry -> entry.state() == state)
                .map(Entry::memo)
                .toList();
    }

    List<PendingMemo> waiting(String account) {
        return in(State.WAITING).stream()
                .filter(memo -> memo.account().key().equals(account))
                .toList();
    }

    /**
     * What must go so that the others stay within the bounds, oldest first. Memos that may have arrived go before those
     * that wait: with them only the offer to send them again is lost.
     *
     * @param newest the id of a memo that stays in any case
     */
    List<Entry> excess(Outbox.Bounds bounds, String newest) {
        List<Entry> staying = byId.values().stream()
                .filter(entry -> entry.state() != State.GIVEN_UP)
                .toList();
        int memos = staying.size();
        long bytes = staying.stream().mapToLong(Entry::bytes).sum();
        List<Entry> excess = new ArrayList<>();
        for (State state : List.of(State.UNKNOWN, State.WAITING)) {
            for (Entry entry : staying) {
                boolean within = memos <= bounds.memos() && bytes <= bounds.bytes();
                if (!within && entry.state() == state && !entry.memo().id().equals(newest)) {
                    excess.add(entry);
                    memos--;
                    bytes -= entry.bytes();
                }
            }
        }
        return excess;
    }
}
