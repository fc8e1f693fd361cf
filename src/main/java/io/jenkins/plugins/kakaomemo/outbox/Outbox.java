package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Memos that wait to be sent, each in a file of its own, in the order in which they came.
 *
 * <p>Holds at most 200 memos of each account, and 1,000 memos and 10 MB in all; the oldest are dropped for more. Keeps
 * memos that may have arrived for a week, so that a person can send them again. One process at a time owns the folder.
 * Thread-safe.
 */
public final class Outbox implements Closeable {

    /** How long a memo is usually worth delivering. */
    public static final Duration USUAL_LIFE = Duration.ofHours(24);

    private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(7);

    private final Supplier<Duration> life;
    private final Clock clock;
    private final OutboxListener listener;
    private final OutboxEntries entries;

    /**
     * Opens the outbox of a folder, which is made with the first memo. Damaged files are moved to {@code damaged} below
     * it. A folder that cannot be listed counts as empty until it is opened again.
     *
     * @param life asked for each new memo: after which time it is given up
     */
    public Outbox(Path folder, Supplier<Duration> life, Clock clock, OutboxListener listener) {
        this(folder, life, clock, listener, OutboxEntries.Bounds.USUAL);
    }

    Outbox(Path path, Supplier<Duration> life, Clock clock, OutboxListener listener, OutboxEntries.Bounds bounds) {
        this.life = life;
        this.clock = clock;
        this.listener = listener;
        this.entries = new OutboxEntries(path, bounds);
    }

    /**
     * Adds a memo that waits. The listener hears of it before any thread can deliver it. Memos that must be dropped to
     * make room for it are given up.
     *
     * @param why why it waits, and until when
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    public DeliveryResult add(NewMemo added, DeliveryResult why) throws IOException {
        PendingMemo memo = next(added).waiting(why, 0);
        Entry entry = entries.write(memo, State.WAITING, true);
        passOn(memo, why, Duration.ZERO);
        enter(entry);
        return why;
    }

    /**
     * Adds a memo that the caller is about to send. It survives a power failure once it is marked; until then nothing
     * of it has gone out.
     *
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    PendingMemo addBegun(NewMemo added) throws IOException {
        PendingMemo memo = next(added);
        enter(entries.write(memo, State.SENDING, false));
        return memo;
    }

    synchronized PendingMemo next(NewMemo added) {
        Instant now = clock.instant();
        return PendingMemo.of(added, entries.newId(now), now, now.plus(life.get()));
    }

    /**
     * Puts one memo in the place of several that wait.
     *
     * @param sender makes the digest
     * @throws IOException if it could not be written; nothing has changed then
     */
    synchronized PendingMemo join(List<PendingMemo> members, MemoSender sender) throws IOException {
        Instant now = clock.instant();
        PendingMemo memo = PendingMemo.digest(entries.newId(now), members, sender, now);
        entries.put(entries.write(memo, State.WAITING, true));
        members.forEach(member -> entries.discard(member.id()));
        return memo;
    }

    private void enter(Entry entry) {
        List<PendingMemo> dropped;
        synchronized (this) {
            entries.put(entry);
            dropped = entries.makeRoomFor(entry.memo());
        }
        dropped.forEach(memo -> giveUp(memo, DeliveryResult.OUTBOX_FULL));
    }

    /** The memos that wait, oldest first. */
    public synchronized List<PendingMemo> waiting() {
        return entries.in(State.WAITING);
    }

    /** The memos that may have arrived, oldest first. */
    public synchronized List<PendingMemo> unknown() {
        return entries.in(State.UNKNOWN);
    }

    /** The memo with an origin of that key which waits, is being sent, or whose result its listener may not have kept. */
    public synchronized Optional<PendingMemo> find(String key) {
        return Stream.of(State.WAITING, State.SENDING, State.SENT, State.GIVEN_UP)
                .flatMap(state -> entries.in(state).stream())
                .filter(memo ->
                        memo.origins().stream().anyMatch(origin -> origin.key().equals(key)))
                .findFirst();
    }

    synchronized List<PendingMemo> waiting(String account) {
        return entries.waiting(account);
    }

    /**
     * Queues a memo that may have arrived once more, in its old place and with a new life.
     *
     * @return the memo, or empty if the outbox has no such memo that may have arrived
     * @throws IOException if that could not be written; nothing has changed then
     */
    public synchronized Optional<PendingMemo> sendAgain(String id) throws IOException {
        if (!entries.isIn(State.UNKNOWN, id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        PendingMemo memo = entries.get(id).memo().renewed(now, now.plus(life.get()));
        entries.rename(memo, State.WAITING);
        entries.rewrite(memo, State.WAITING);
        return Optional.of(memo);
    }

    Clock clock() {
        return clock;
    }

    /** Completes the memos that a crash interrupted, and drops unknown ones after a week. */
    public void tidy() {
        List<Entry> interrupted;
        synchronized (this) {
            interrupted = entries.takeInterrupted();
            entries.discardUnknownBefore(clock.instant().minus(UNKNOWN_KEPT));
        }
        interrupted.forEach(each -> complete(each.memo(), each.afterCrash(), Duration.ZERO));
    }

    /**
     * Takes a memo that is to be sent, so that no other thread does. On disk it waits until it is on the wire.
     *
     * @return whether it still waits
     */
    synchronized boolean begin(PendingMemo memo) {
        boolean waiting = entries.isIn(State.WAITING, memo.id());
        if (waiting) {
            entries.replace(memo, State.SENDING);
        }
        return waiting;
    }

    /**
     * Changes the state of a memo that was taken, on disk alone. A memo that could not be written has no file.
     *
     * @throws NoSuchFileException if somebody has deleted the file
     */
    void moveFile(PendingMemo memo, State state) throws IOException {
        boolean written;
        synchronized (this) {
            written = entries.get(memo.id()) != null;
        }
        // without the lock: what is forced to the disk takes milliseconds, and no other thread touches this file
        if (written) {
            entries.moveFile(memo, state);
        }
    }

    DeliveryResult giveUp(PendingMemo memo, String code) {
        return complete(memo, DeliveryResult.of(DeliveryStatus.GIVEN_UP, code), Duration.ZERO);
    }

    /**
     * Keeps what became of a memo, and passes it to the listener.
     *
     * @param completed if it waits, with the time of its next round
     * @param took how long the attempts took
     */
    DeliveryResult complete(PendingMemo completed, DeliveryResult result, Duration took) {
        PendingMemo memo = named(completed);
        switch (result.status()) {
            case SENT, GIVEN_UP -> {
                // the listener gets only what is on disk, and only what it got is deleted
                locked(() -> entries.move(memo, result.isSent() ? State.SENT : State.GIVEN_UP));
                passOn(memo, result, took);
                listener.whenKept(() -> locked(() -> entries.discard(memo.id())));
            }
            case UNKNOWN -> {
                // as it is on the wire: after a crash before the builds are saved it counts as unknown all the same
                locked(() -> entries.move(memo, State.SENDING));
                passOn(memo, result, took);
                locked(() -> entries.replace(memo, State.UNKNOWN));
                listener.whenKept(() -> locked(() -> entries.confirmUnknown(memo)));
            }
            case WAITING -> {
                locked(() -> {
                    entries.move(memo, State.WAITING);
                    entries.rewrite(memo, State.WAITING);
                });
                passOn(memo, result, took);
            }
        }
        return result;
    }

    /** A job may have been renamed while its memo was being sent. */
    private synchronized PendingMemo named(PendingMemo memo) {
        Entry entry = entries.get(memo.id());
        return entry == null ? memo : memo.named(entry.memo());
    }

    /** Has the memos follow a job or folder whose full name has changed, also across a restart. */
    public synchronized void rename(String from, String to) {
        entries.rename(from, to);
    }

    private synchronized void locked(Runnable change) {
        change.run();
    }

    /** Until the next restart, which reads the old time again. */
    synchronized void makeDue(PendingMemo memo, Instant now) {
        entries.makeDue(memo, now);
    }

    /** Leaves the folder to another process. Nothing may be sent from this outbox any more. */
    @Override
    public synchronized void close() throws IOException {
        entries.close();
    }

    private void passOn(PendingMemo memo, DeliveryResult result, Duration took) {
        try {
            listener.completed(memo, result, took);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The result of a memo could not be passed on", e);
        }
    }
}
