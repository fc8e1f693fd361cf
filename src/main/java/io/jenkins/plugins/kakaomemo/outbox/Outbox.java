package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Memos that wait to be sent, each in a file of its own, in the order in which they came.
 *
 * <p>Holds at most 1,000 memos and 10 MB; for more the oldest go. Keeps memos that may have arrived for a week, should a
 * person want to send them again. One process at a time owns the folder. Thread-safe.
 */
public final class Outbox {

    /** How long a memo is usually worth delivering. */
    public static final Duration USUAL_LIFE = Duration.ofHours(24);

    private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(7);

    /** How much an outbox holds. */
    record Bounds(int memos, long bytes) {
        static final Bounds USUAL = new Bounds(1000, 10_000_000);
    }

    private final OutboxFolder folder;
    private final Supplier<Duration> life;
    private final Clock clock;
    private final OutboxListener listener;
    private final Bounds bounds;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final List<Entry> leftovers;
    private final MemoIds ids;

    private Outbox(Path path, Supplier<Duration> life, Clock clock, OutboxListener listener, Bounds bounds) {
        this.folder = new OutboxFolder(path, bounds.bytes());
        this.life = life;
        this.clock = clock;
        this.listener = listener;
        this.bounds = bounds;
        read(folder).forEach(entry -> entries.put(entry.memo().id(), entry));
        List<String> replaced = entries.values().stream()
                .flatMap(entry -> entry.memo().replaces().stream())
                .toList();
        replaced.stream().filter(entries::containsKey).forEach(this::discard);
        leftovers = entries.values().stream()
                .filter(entry -> entry.state() != State.WAITING && entry.state() != State.UNKNOWN)
                .collect(Collectors.toCollection(ArrayList::new));
        ids = new MemoIds(entries.isEmpty() ? null : entries.lastKey());
    }

    private static List<Entry> read(OutboxFolder folder) {
        try {
            return folder.read();
        } catch (IOException e) {
            LOGGER.log(
                    Level.SEVERE,
                    "The memos that wait cannot be read; they stay where they are until the next start",
                    e);
            return List.of();
        }
    }

    /**
     * Opens the outbox of a folder, which is made with the first memo. Damaged files are moved to {@code damaged} below
     * it. A folder that cannot be listed counts as empty until it is opened anew.
     *
     * @param life asked for each new memo: after which time it is given up
     */
    public static Outbox open(Path folder, Supplier<Duration> life, Clock clock, OutboxListener listener) {
        return open(folder, life, clock, listener, Bounds.USUAL);
    }

    static Outbox open(Path folder, Supplier<Duration> life, Clock clock, OutboxListener listener, Bounds bounds) {
        return new Outbox(folder, life, clock, listener, bounds);
    }

    /**
     * Adds a memo that waits. Its listener is told before anyone can deliver it. What has to go to make room for it is
     * given up.
     *
     * @param until when it is due
     * @param why it waits
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    DeliveryResult add(NewMemo posting, Instant until, Reason why) throws IOException {
        PendingMemo memo = next(posting).waitingUntil(until, 0, why);
        long bytes = folder.write(memo, State.WAITING);
        DeliveryResult settled = DeliveryResult.untried(memo, DeliveryStatus.WAITING, why);
        tell(settled);
        enter(new Entry(memo, State.WAITING, bytes));
        return settled;
    }

    /**
     * Adds a memo that the caller is about to send; see {@link #begin}.
     *
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    PendingMemo addBegun(NewMemo posting) throws IOException {
        PendingMemo memo = next(posting);
        enter(new Entry(memo, State.SENDING, folder.write(memo, State.SENDING)));
        return memo;
    }

    /** The memo as it would come into the outbox. */
    synchronized PendingMemo next(NewMemo posting) {
        Instant now = clock.instant();
        return PendingMemo.of(posting, ids.next(now), now, now.plus(life.get()));
    }

    /**
     * Puts one memo in the place of several that wait.
     *
     * @param digest makes it, given its id and the origins of its members
     * @throws IOException if it could not be written; nothing has changed then
     */
    synchronized PendingMemo join(List<PendingMemo> members, BiFunction<String, List<String>, Memo> digest)
            throws IOException {
        Instant now = clock.instant();
        String id = ids.next(now);
        List<String> origins =
                members.stream().flatMap(memo -> memo.origins().stream()).toList();
        PendingMemo memo = PendingMemo.digest(id, members, digest.apply(id, origins), now);
        entries.put(id, new Entry(memo, State.WAITING, folder.write(memo, State.WAITING)));
        members.forEach(member -> discard(member.id()));
        return memo;
    }

    private void enter(Entry entry) {
        List<PendingMemo> dropped;
        synchronized (this) {
            entries.put(entry.memo().id(), entry);
            dropped = makeRoom(entry.memo().id());
        }
        dropped.forEach(each -> giveUp(each, Reason.OUTBOX_FULL));
    }

    /** Those that may have arrived go first: nothing is lost with them but the offer to send them again. */
    private List<PendingMemo> makeRoom(String newest) {
        List<PendingMemo> dropped = new ArrayList<>();
        for (State state : List.of(State.UNKNOWN, State.WAITING)) {
            for (PendingMemo memo : list(state)) {
                if (isWithinBounds() || memo.id().equals(newest)) {
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

    private boolean isWithinBounds() {
        List<Entry> staying = entries.values().stream()
                .filter(entry -> entry.state() != State.GIVEN_UP)
                .toList();
        return staying.size() <= bounds.memos()
                && staying.stream().mapToLong(Entry::bytes).sum() <= bounds.bytes();
    }

    /** The memos that wait, oldest first. */
    public synchronized List<PendingMemo> waiting() {
        return list(State.WAITING);
    }

    /** The memos that may have arrived, oldest first. */
    public synchronized List<PendingMemo> unknown() {
        return list(State.UNKNOWN);
    }

    /**
     * Queues a memo that may have arrived once more, in its old place and with a new life.
     *
     * @return the memo, or empty if the outbox has no such memo that may have arrived
     * @throws IOException if that could not be written; nothing has changed then
     */
    public synchronized Optional<PendingMemo> sendAgain(String id) throws IOException {
        Entry entry = entries.get(id);
        if (entry == null || entry.state() != State.UNKNOWN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        PendingMemo memo = entry.memo().renewed(now, now.plus(life.get()));
        folder.move(id, State.WAITING);
        replace(memo, State.WAITING);
        rewrite(memo);
        return Optional.of(memo);
    }

    Clock clock() {
        return clock;
    }

    /** The accounts with memos that wait, the one with the oldest first. */
    synchronized List<String> accounts() {
        return list(State.WAITING).stream().map(PendingMemo::account).distinct().toList();
    }

    synchronized List<PendingMemo> waiting(String account) {
        return list(State.WAITING).stream()
                .filter(memo -> memo.account().equals(account))
                .toList();
    }

    private List<PendingMemo> list(State state) {
        return entries.values().stream()
                .filter(entry -> entry.state() == state)
                .map(Entry::memo)
                .toList();
    }

    /** Says of the memos that a crash interrupted what can be said of them, and forgets those kept long enough. */
    public void tidy() {
        List<Entry> found;
        synchronized (this) {
            found = List.copyOf(leftovers);
            leftovers.clear();
            Instant oldest = clock.instant().minus(UNKNOWN_KEPT);
            list(State.UNKNOWN).stream()
                    .filter(memo -> memo.created().isBefore(oldest))
                    .forEach(memo -> discard(memo.id()));
        }
        for (Entry each : found) {
            PendingMemo memo = each.memo();
            switch (each.state()) {
                case SENT -> sent(DeliveryResult.untried(memo, DeliveryStatus.SENT, Reason.NONE));
                case GIVEN_UP -> giveUp(memo, Reason.GIVEN_UP);
                default -> unknown(DeliveryResult.untried(memo, DeliveryStatus.UNKNOWN, Reason.STOPPED));
            }
        }
    }

    /**
     * Marks a memo as being sent, on disk before anything goes out.
     *
     * @return whether it still waits
     * @throws IOException if that cannot be written; it must then not be sent
     */
    boolean begin(PendingMemo memo) throws IOException {
        try {
            return markAsSending(memo);
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.WARNING, "Somebody has deleted the file of a memo: {0}", memo);
            giveUp(memo, Reason.GIVEN_UP);
            return false;
        }
    }

    private synchronized boolean markAsSending(PendingMemo memo) throws IOException {
        Entry entry = entries.get(memo.id());
        if (entry == null || entry.state() != State.WAITING) {
            return false;
        }
        folder.move(memo.id(), State.SENDING);
        replace(memo, State.SENDING);
        return true;
    }

    DeliveryResult sent(DeliveryResult settled) {
        return finish(settled, State.SENT);
    }

    DeliveryResult giveUp(DeliveryResult settled) {
        return finish(settled, State.GIVEN_UP);
    }

    void giveUp(PendingMemo memo, Reason reason) {
        giveUp(DeliveryResult.untried(memo, DeliveryStatus.GIVEN_UP, reason));
    }

    /** Tells only what is on disk already, and deletes only what was told. */
    private DeliveryResult finish(DeliveryResult settled, State state) {
        move(settled.memo(), state);
        tell(settled);
        synchronized (this) {
            discard(settled.memo().id());
        }
        return settled;
    }

    /** Tells before the rename, since after a crash the memo would be told as unknown all the same. */
    DeliveryResult unknown(DeliveryResult settled) {
        tell(settled);
        move(settled.memo(), State.UNKNOWN);
        return settled;
    }

    /** @param settled with the new time and reason of the memo */
    DeliveryResult putBack(DeliveryResult settled) {
        synchronized (this) {
            move(settled.memo(), State.WAITING);
            rewrite(settled.memo());
        }
        tell(settled);
        return settled;
    }

    /** Until the next restart, which reads the old time again. */
    synchronized void makeDue(PendingMemo memo, Instant now) {
        Entry entry = entries.get(memo.id());
        if (entry != null && entry.state() == State.WAITING) {
            replace(memo.due(now), State.WAITING);
        }
    }

    private void rewrite(PendingMemo memo) {
        try {
            folder.write(memo, State.WAITING);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The times of a memo could not be written: " + memo, e);
        }
    }

    /**
     * A memo that could not be kept has no file. Where the disk does not follow, its file stays in flight, which no
     * restart sends again.
     */
    private synchronized void move(PendingMemo memo, State state) {
        if (!entries.containsKey(memo.id())) {
            return;
        }
        try {
            folder.move(memo.id(), state);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be renamed to " + state + ": " + memo, e);
        }
        replace(memo, state);
    }

    private void replace(PendingMemo memo, State state) {
        entries.computeIfPresent(memo.id(), (id, old) -> new Entry(memo, state, old.bytes()));
    }

    private void discard(String id) {
        try {
            folder.delete(id);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The file of a memo could not be deleted: " + id, e);
        }
        entries.remove(id);
    }

    private void tell(DeliveryResult settled) {
        try {
            listener.settled(settled);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "What became of a memo could not be passed on", e);
        }
    }
}
