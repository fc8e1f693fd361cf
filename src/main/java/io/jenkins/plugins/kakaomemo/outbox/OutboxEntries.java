package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in an outbox, oldest first, in memory and in its files. Not thread-safe. */
final class OutboxEntries implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(OutboxEntries.class.getName());

    /**
     * How much an outbox holds.
     *
     * @param memosOfAccount how many memos of one account
     * @param memos how many in all
     * @param bytes the size of their files together
     */
    record Bounds(int memosOfAccount, int memos, long bytes) {
        static final Bounds USUAL = new Bounds(200, 1000, 10_000_000);
    }

    private final Bounds bounds;
    private final OutboxFolder folder;
    private final TreeMap<String, Entry> byId = new TreeMap<>();
    private List<Entry> interrupted;

    /** The number that the newest id begins with, mostly its time in microseconds. */
    private long lastId;

    /**
     * Reads the folder, and deletes what a crash has left of the members of a digest, and of memos that are not to be
     * sent later: nothing of them went out, and their builds send them anew.
     */
    OutboxEntries(Path path, Bounds bounds) {
        this.bounds = bounds;
        this.folder = new OutboxFolder(path, bounds.bytes());
        try {
            folder.read().forEach(this::put);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "The waiting memos cannot be read; they stay on disk until the next start", e);
        }
        lastId = byId.isEmpty() ? 0 : Long.parseLong(byId.lastKey().substring(0, 16));
        in(State.WAITING).stream()
                .filter(memo -> memo.policy() == DeliveryPolicy.NO_RETRY)
                .forEach(memo -> discard(memo.id()));
        List.copyOf(byId.values()).stream()
                .flatMap(entry -> entry.memo().replaces().stream())
                .filter(byId::containsKey)
                .forEach(this::discard);
        interrupted = byId.values().stream()
                .filter(entry -> entry.state() != State.WAITING && entry.state() != State.UNKNOWN)
                .toList();
    }

    /** The entries that a crash interrupted before their result was passed on; none at the second call. */
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

    /** Writes a memo that waits or is being sent, but is not yet on the wire; see {@link OutboxFolder#write}. */
    Entry write(PendingMemo memo, State state, boolean forced) throws IOException {
        return new Entry(memo, state, folder.write(memo, State.WAITING, forced));
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

    /** Changes the state on disk only, of a memo that a thread is at. */
    void moveFile(PendingMemo memo, State state) throws IOException {
        folder.move(memo.id(), state);
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

    /** Renames the file of a memo that may have arrived, unless it is being sent again by now. */
    void confirmUnknown(PendingMemo memo) {
        if (isIn(State.UNKNOWN, memo.id())) {
            move(memo, State.UNKNOWN);
        }
    }

    void rewrite(PendingMemo memo, State state) {
        try {
            folder.write(memo, state, true);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What has changed of a memo could not be written: " + memo, e);
        }
    }

    /** The file of a memo that is being sent follows only if it waits again. */
    void rename(String from, String to) {
        for (Entry entry : List.copyOf(byId.values())) {
            PendingMemo memo = entry.memo().renamed(from, to);
            if (!memo.equals(entry.memo())) {
                replace(memo, entry.state());
                if (entry.state() != State.SENDING) {
                    rewrite(memo, entry.state());
                }
            }
        }
    }

    /** Only in memory, and only if it still waits. */
    void makeDue(PendingMemo memo, Instant now) {
        if (isIn(State.WAITING, memo.id())) {
            replace(memo.due(now), State.WAITING);
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

    /** An id that sorts after all earlier ones, even if the clock stands still or is set back. */
    String newId(Instant now) {
        lastId = Math.max(lastId + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        return String.format(
                Locale.ROOT, "%016d-%08x", lastId, ThreadLocalRandom.current().nextInt());
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
     * Drops what must go to make room for a new memo, oldest first: of its own account, and if all together are too
     * many, of the account that has most. Memos that may have arrived go before those that wait: with them only the
     * offer to send them again is lost.
     *
     * @return the waiting memos that are to be given up
     */
    List<PendingMemo> makeRoomFor(PendingMemo added) {
        List<PendingMemo> dropped = new ArrayList<>();
        String own = added.account().key();
        while (staying(own).count() > bounds.memosOfAccount() && drop(own, added, dropped)) {}
        while (isFull() && drop(largestAccount(), added, dropped)) {}
        return dropped;
    }

    private boolean drop(String account, PendingMemo added, List<PendingMemo> dropped) {
        Optional<Entry> oldest = staying(account)
                .filter(entry -> entry.state() == State.UNKNOWN || entry.state() == State.WAITING)
                .filter(entry -> !entry.memo().id().equals(added.id()))
                .min(Comparator.comparing(Entry::state));
        oldest.map(Entry::memo).ifPresent(memo -> {
            if (isIn(State.UNKNOWN, memo.id())) {
                discard(memo.id());
            } else {
                replace(memo, State.GIVEN_UP);
                dropped.add(memo);
            }
        });
        return oldest.isPresent();
    }

    private boolean isFull() {
        return staying().count() > bounds.memos()
                || staying().mapToLong(Entry::bytes).sum() > bounds.bytes();
    }

    private String largestAccount() {
        return staying()
                .collect(Collectors.groupingBy(
                        entry -> entry.memo().account().key(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private Stream<Entry> staying(String account) {
        return staying().filter(entry -> entry.memo().account().key().equals(account));
    }

    private Stream<Entry> staying() {
        return byId.values().stream().filter(entry -> entry.state() != State.GIVEN_UP && entry.state() != State.SENT);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
