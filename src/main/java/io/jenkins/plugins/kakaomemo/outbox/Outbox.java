package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

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
        this(folder, life, clock, listener, OutboxBounds.USUAL);
    }

    Outbox(Path path, Supplier<Duration> life, Clock clock, OutboxListener listener, OutboxBounds bounds) {
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

    PendingMemo next(NewMemo added) {
        Instant now = clock.instant();
        return PendingMemo.of(added, entries.newId(now), now, now.plus(life.get()));
    }

    /**
     * Puts one memo in the place of several that wait. If one of them does not wait any more, nothing changes and the
     * new memo does not wait either.
     *
     * @param sender makes the digest
     * @throws IOException if the digest could not be written; nothing has changed then
     */
    PendingMemo join(List<PendingMemo> members, MemoSender sender) throws IOException {
        Instant now = clock.instant();
        PendingMemo memo = PendingMemo.digest(entries.newId(now), members, sender, now);
        entries.join(members, memo);
        return memo;
    }

    private void enter(Entry entry) {
        entries.enter(entry).forEach(memo -> giveUp(memo, DeliveryResult.OUTBOX_FULL));
    }

    /** The memos that wait, oldest first. */
    public List<PendingMemo> waiting() {
        return entries.in(State.WAITING);
    }

    List<PendingMemo> waiting(String account) {
        return waiting().stream()
                .filter(memo -> memo.account().key().equals(account))
                .toList();
    }

    /** The memos that may have arrived, oldest first. */
    public List<PendingMemo> unknown() {
        return entries.in(State.UNKNOWN);
    }

    /** The memo with an origin of that key which waits, is being sent, or whose result its listener may not have kept. */
    public Optional<PendingMemo> find(String key) {
        return entries.find(key);
    }

    /** The keys of the origins of all memos, whatever their state. */
    public Set<String> keys() {
        return entries.all().stream()
                .flatMap(memo -> memo.origins().stream())
                .map(BuildOrigin::key)
                .collect(Collectors.toSet());
    }

    /**
     * Queues a memo that may have arrived once more, in its old place and with a new life.
     *
     * @return the memo, or empty if the outbox has no such memo that may have arrived
     * @throws IOException if that could not be written; nothing has changed then
     */
    public Optional<PendingMemo> sendAgain(String id) throws IOException {
        Instant now = clock.instant();
        return entries.renew(id, memo -> memo.renewed(now, now.plus(life.get())));
    }

    /** Whether the process that had the folder before was killed. */
    public boolean isAfterCrash() {
        return entries.isAfterCrash();
    }

    Clock clock() {
        return clock;
    }

    /** Completes the memos that a crash interrupted, and drops unknown ones after a week. */
    public void tidy() {
        entries.discardUnknownBefore(clock.instant().minus(UNKNOWN_KEPT));
        entries.takeInterrupted().forEach(each -> complete(each.memo(), each.afterCrash(), Duration.ZERO));
    }

    /**
     * Takes a memo that is to be sent, so that no other thread does. On disk it waits until it is on the wire.
     *
     * @return whether it still waits
     */
    boolean begin(PendingMemo memo) {
        return entries.take(memo);
    }

    /** Says on disk whether a memo that was taken may be on the wire. */
    SendingMark mark(PendingMemo memo) {
        return new SendingMark(entries, memo);
    }

    DeliveryResult giveUp(PendingMemo memo, String code) {
        return complete(memo, DeliveryResult.of(DeliveryStatus.GIVEN_UP, code), Duration.ZERO);
    }

    /**
     * Keeps what became of a memo, and passes it to the listener: only what is on disk, and before another thread can
     * take a memo that waits again.
     *
     * @param memo if it waits, with the time of its next round
     * @param took how long the attempts took
     */
    DeliveryResult complete(PendingMemo memo, DeliveryResult result, Duration took) {
        switch (result.status()) {
            case SENT, GIVEN_UP -> {
                State state = result.isSent() ? State.SENT : State.GIVEN_UP;
                entries.tryToMoveFile(memo, state);
                passOn(memo, result, took);
                entries.setState(memo.id(), state);
                // what the listener has not kept is told again after a crash
                listener.whenKept(() -> entries.discard(memo.id()));
            }
            case UNKNOWN -> {
                // as it is on the wire: after a crash before the builds are saved it counts as unknown all the same
                entries.tryToMoveFile(memo, State.SENDING);
                passOn(memo, result, took);
                entries.setState(memo.id(), State.UNKNOWN);
                listener.whenKept(() -> entries.confirmUnknown(memo));
            }
            case WAITING -> {
                passOn(memo, result, took);
                entries.putBack(memo);
            }
        }
        return result;
    }

    /** Has the memos follow a job or folder whose full name has changed, also across a restart. */
    public void rename(String from, String to) {
        entries.rename(from, to);
    }

    /** Until the next restart, which reads the old time again. */
    void makeDue(PendingMemo memo, Instant now) {
        entries.makeDue(memo, now);
    }

    /** Leaves the folder to another process. Nothing may be sent from this outbox any more. */
    @Override
    public void close() throws IOException {
        entries.close();
    }

    private void passOn(PendingMemo memo, DeliveryResult result, Duration took) {
        try {
            listener.completed(entries.named(memo), result, took);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The result of a memo could not be passed on", e);
        }
    }
}
