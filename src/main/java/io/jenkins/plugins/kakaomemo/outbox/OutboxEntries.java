package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is in an outbox, oldest first, in memory and in its files. Not thread-safe. */
final class OutboxEntries {

    private static final Logger LOGGER = Logger.getLogger(OutboxEntries.class.getName());

    /** How much an outbox holds. */
    record Bounds(int memos, long bytes) {
        static final Bounds USUAL = new Bounds(1000, 10_000_000);
    }

    private final OutboxFolder folder;
    private final TreeMap<String, Entry> byId = new TreeMap<>();
    private List<Entry> interrupted;

    /** Reads the folder, and deletes what a crash has left of the members of a digest. */
    OutboxEntries(OutboxFolder folder) {
        this.folder = folder;
        try {
            folder.read().forEach(this::put);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "The waiting memos cannot be read; they stay on disk until the next start", e);
        }
        all().stream()
                .flatMap(entry -> entry.memo().replaces().stream())
                .filter(byId::containsKey)
                .forEach(this::discard);
        interrupted = all().stream()
                .filter(entry -> entry.state() != State.WAITING && entry.state() != State.UNKNOWN)
                .toList();
    }

    /** The entries that a crash interrupted before their result was told; none at the second call. */
    List<Entry> takeInterrupted() {
        List<Entry> taken = interrupted;
        interrupted = List.of();
        return taken;
    }

    void discardUnknownBefore(Instant oldest) {
        in(State.UNKNOWN).stream()
                .filter(memo -> memo.created().isBefore(oldest))
                .forEach(memo -> discard(memo.id()));
    }

    /** Writes the file of a memo that is not an entry yet. */
    Entry write(PendingMemo memo, State state) throws IOException {
        return new Entry(memo, state, folder.write(memo, state));
    }

    void put(Entry entry) {
        byId.put(entry.memo().id(), entry);
    }

    void replace(PendingMemo memo, State state) {
        byId.computeIfPresent(memo.id(), (id, old) -> new Entry(memo, state, old.bytes()));
    }

    /**
     * Changes the state of a memo, on disk first.
     *
     * @throws IOException if its file cannot be renamed; nothing has changed then
     */
    void rename(PendingMemo memo, State state) throws IOException {
        folder.move(memo.id(), state);
        replace(memo, state);
    }

    /**
     * Changes the state of a memo even if the disk does not follow: then its file stays marked as being sent, which no
     * restart sends again. A memo that could not be written is no entry and has no file.
     */
    void move(PendingMemo memo, State state) {
        if (!byId.containsKey(memo.id())) {
            return;
        }
        try {
            folder.move(memo.id(), state);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be renamed to " + state + ": " + memo, e);
        }
        replace(memo, state);
    }

    /** Writes the new times of a memo that waits. */
    void rewrite(PendingMemo memo) {
        try {
            folder.write(memo, State.WAITING);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The times of a memo could not be written: " + memo, e);
        }
    }

    void discard(String id) {
        try {
            folder.delete(id);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be deleted: " + id, e);
        }
        byId.remove(id);
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

    private List<Entry> all() {
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
     * Drops what must go so that the others stay within the bounds, oldest first. Memos that may have arrived go before
     * those that wait: with them only the offer to send them again is lost.
     *
     * @param newest the id of a memo that stays in any case
     * @return the waiting memos that are to be given up
     */
    List<PendingMemo> makeRoom(Bounds bounds, String newest) {
        List<PendingMemo> dropped = new ArrayList<>();
        for (State state : List.of(State.UNKNOWN, State.WAITING)) {
            for (PendingMemo memo : in(state)) {
                if (isWithin(bounds) || memo.id().equals(newest)) {
                    return dropped;
                }
                if (state == State.UNKNOWN) {
                    discard(memo.id());
                } else {
                    replace(memo, State.GIVEN_UP);
                    dropped.add(memo);
                }
            }
        }
        return dropped;
    }

    private boolean isWithin(Bounds bounds) {
        List<Entry> staying = byId.values().stream()
                .filter(entry -> entry.state() != State.GIVEN_UP)
                .toList();
        return staying.size() <= bounds.memos()
                && staying.stream().mapToLong(Entry::bytes).sum() <= bounds.bytes();
    }
}
