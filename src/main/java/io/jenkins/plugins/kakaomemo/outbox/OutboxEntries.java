package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is in an outbox, oldest first, in memory and in its files. The file of a memo that a thread has taken changes
 * without the lock, since forcing it to the disk takes milliseconds, and no other thread touches it. Thread-safe.
 */
final class OutboxEntries implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(OutboxEntries.class.getName());

    private final OutboxBounds bounds;
    private final OutboxFolder folder;
    private final TreeMap<String, Entry> byId = new TreeMap<>();
    private final MemoIds ids = new MemoIds();
    private List<Entry> interrupted;

    OutboxEntries(Path path, OutboxBounds bounds) {
        this.bounds = bounds;
        this.folder = new OutboxFolder(path, bounds.bytes());
        try {
            folder.read().forEach(this::put);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "The waiting memos cannot be read; they stay on disk until the next start", e);
        }
        if (!byId.isEmpty()) {
            ids.startAfter(byId.lastKey());
        }
        interrupted = byId.values().stream()
                .filter(entry -> entry.state() != State.WAITING && entry.state() != State.UNKNOWN)
                .toList();
    }

    /** The entries that a crash interrupted before their result was passed on; none at the second call. */
    synchronized List<Entry> takeInterrupted() {
        List<Entry> taken = interrupted;
        interrupted = List.of();
        return taken;
    }

    synchronized void discardUnknownBefore(Instant oldest) {
        in(State.UNKNOWN).stream()
                .filter(memo -> memo.created().isBefore(oldest))
                .forEach(memo -> discard(memo.id()));
    }

    String newId(Instant now) {
        return ids.next(now);
    }

    /** Writes a memo that waits or is being sent, but is not yet on the wire; see {@link OutboxFolder#write}. */
    Entry write(PendingMemo memo, State state, boolean forced) throws IOException {
        return new Entry(memo, state, folder.write(memo, State.WAITING, forced));
    }

    /** @return the waiting memos that are to be given up to make room for it */
    synchronized List<PendingMemo> enter(Entry entry) {
        put(entry);
        List<PendingMemo> dropped = new ArrayList<>();
        Optional<Entry> excess = bounds.excess(byId.values(), entry.memo());
        while (excess.isPresent()) {
            PendingMemo memo = excess.get().memo();
            if (isIn(State.UNKNOWN, memo.id())) {
                discard(memo.id());
            } else {
                setState(memo.id(), State.GIVEN_UP);
                dropped.add(memo);
            }
            excess = bounds.excess(byId.values(), entry.memo());
        }
        return dropped;
    }

    private void put(Entry entry) {
        byId.put(entry.memo().id(), entry);
    }

    /** Puts a digest in the place of its members, unless one of them does not wait any more or has changed. */
    synchronized void join(List<PendingMemo> members, PendingMemo digest) throws IOException {
        if (in(State.WAITING).containsAll(members)) {
            put(write(digest, State.WAITING, true));
            members.forEach(member -> discard(member.id()));
        }
    }

    /** Takes a memo for a thread that sends it, in memory only; {@code false} if it does not wait any more. */
    synchronized boolean take(PendingMemo memo) {
        boolean waiting = isIn(State.WAITING, memo.id());
        if (waiting) {
            setState(memo.id(), State.SENDING);
        }
        return waiting;
    }

    /** In memory only. */
    synchronized void setState(String id, State state) {
        byId.computeIfPresent(id, (key, old) -> new Entry(old.memo(), state, old.bytes()));
    }

    private void replace(PendingMemo memo, State state) {
        byId.computeIfPresent(memo.id(), (id, old) -> new Entry(memo, state, old.bytes()));
    }

    /** Says on disk that a memo that was taken may be on the wire; fails once the folder is left to another process. */
    void mark(PendingMemo memo) throws IOException {
        if (contains(memo)) {
            folder.claim();
            folder.move(memo.id(), State.SENDING);
        }
    }

    /** On disk only, for a memo that was taken; see {@link OutboxFolder#move}. What could not be written has no file. */
    void moveFile(PendingMemo memo, State state) throws IOException {
        if (contains(memo)) {
            folder.move(memo.id(), state);
        }
    }

    private synchronized boolean contains(PendingMemo memo) {
        return byId.containsKey(memo.id());
    }

    /** The same even if that fails: then the file stays marked as being sent, which no restart sends again. */
    void tryToMoveFile(PendingMemo memo, State state) {
        try {
            moveFile(memo, state);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be renamed to " + state + ": " + memo, e);
        }
    }

    /** Lets a memo that was taken wait again, with another time of its next round. */
    synchronized void putBack(PendingMemo memo) {
        if (contains(memo)) {
            change(named(memo), State.WAITING);
        }
    }

    /** Lets a memo that may have arrived wait again, on disk first; empty if there is no such memo. */
    synchronized Optional<PendingMemo> renew(String id, UnaryOperator<PendingMemo> renewal) throws IOException {
        if (!isIn(State.UNKNOWN, id)) {
            return Optional.empty();
        }
        PendingMemo memo = renewal.apply(byId.get(id).memo());
        folder.move(id, State.WAITING);
        change(memo, State.WAITING);
        return Optional.of(memo);
    }

    /** Notes on disk too that a memo may have arrived, unless it is being sent again by now. */
    synchronized void confirmUnknown(PendingMemo memo) {
        if (isIn(State.UNKNOWN, memo.id())) {
            tryToMoveFile(memo, State.UNKNOWN);
        }
    }

    /** Has memos follow a job or folder. The file of a memo that is being sent follows only if it waits again. */
    synchronized void rename(String from, String to) {
        for (Entry entry : List.copyOf(byId.values())) {
            PendingMemo memo = entry.memo().renamed(from, to);
            if (!memo.equals(entry.memo())) {
                change(memo, entry.state());
            }
        }
    }

    private void change(PendingMemo memo, State state) {
        replace(memo, state);
        if (state == State.SENDING) {
            return;
        }
        try {
            folder.write(memo, state, true);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What has changed of a memo could not be written: " + memo, e);
        }
    }

    /** The memo with the names that it has by now: its job may have been renamed while it was being sent. */
    synchronized PendingMemo named(PendingMemo memo) {
        Entry entry = byId.get(memo.id());
        return entry == null ? memo : memo.named(entry.memo());
    }

    /** Until the next restart, which reads the old time again; and only if it still waits. */
    synchronized void makeDue(PendingMemo memo, Instant now) {
        if (isIn(State.WAITING, memo.id())) {
            replace(named(memo).due(now), State.WAITING);
        }
    }

    synchronized void discard(String id) {
        try {
            folder.delete(id);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be deleted: " + id, e);
        }
        byId.remove(id);
    }

    private boolean isIn(State state, String id) {
        Entry entry = byId.get(id);
        return entry != null && entry.state() == state;
    }

    synchronized List<PendingMemo> in(State state) {
        return byId.values().stream()
                .filter(entry -> entry.state() == state)
                .map(Entry::memo)
                .toList();
    }

    /** The memo of which this is the origin, unless it may have arrived. */
    synchronized Optional<PendingMemo> find(String originKey) {
        return byId.values().stream()
                .filter(entry -> entry.state() != State.UNKNOWN)
                .map(Entry::memo)
                .filter(memo ->
                        memo.origins().stream().anyMatch(origin -> origin.key().equals(originKey)))
                .findFirst();
    }

    synchronized List<PendingMemo> all() {
        return byId.values().stream().map(Entry::memo).toList();
    }

    boolean isAfterCrash() {
        return folder.isAfterCrash();
    }

    @Override
    public synchronized void close() throws IOException {
        folder.close();
    }
}
