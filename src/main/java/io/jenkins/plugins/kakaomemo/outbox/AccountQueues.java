package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queue of each account: its memos go in their {@link DeliveryOrder}, but none while the account pauses because its
 * last round of attempts failed.
 */
final class AccountQueues {

    /**
     * How long an account pauses.
     *
     * @param id differs from those of the account's earlier pauses
     * @param rounds after how many failed rounds in a row
     * @param result what a memo that comes meanwhile waits for, and until when
     * @param forPerson whether a person may have fixed the account meanwhile, so that the next memo is worth an attempt
     */
    record AccountPause(long id, int rounds, DeliveryResult result, boolean forPerson) {

        private static final AccountPause NONE =
                new AccountPause(0, 0, DeliveryResult.waiting(DeliveryResult.QUEUED, Instant.MIN), false);

        boolean isOver(Instant now) {
            return isDue(result.nextTry(), now);
        }
    }

    private final DeliveryOrder order;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Map<String, AccountPause> pauses = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    AccountQueues(DeliveryOrder order, RetrySchedule schedule, Clock clock) {
        this.order = order;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A time further away than any pause was set by a clock that was wrong. */
    private static boolean isDue(Instant time, Instant now) {
        return !time.isAfter(now) || time.isAfter(now.plus(RetrySchedule.LONGEST));
    }

    AccountPause pauseOf(String account) {
        return pauses.getOrDefault(account, AccountPause.NONE);
    }

    /** Whether the account pauses for longer than until its next memo comes. */
    boolean isPausing(String account) {
        AccountPause pause = pauseOf(account);
        return !pause.forPerson() && !pause.isOver(clock.instant());
    }

    /** What a new memo has to wait for, and until when; empty if it can go at once. */
    Optional<DeliveryResult> waitBefore(NewMemo memo) {
        if (memo.policy() == DeliveryPolicy.NO_RETRY) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        AccountPause pause = pauseOf(memo.account().key());
        return pause.isOver(now)
                ? order.before(memo)
                        .map(ahead -> DeliveryResult.waiting(
                                DeliveryResult.QUEUED, RetrySchedule.later(ahead.nextTry(), now)))
                : Optional.of(pause.result());
    }

    /** The same of a memo that is not to go at once, but with the next free thread. */
    DeliveryResult placeOf(NewMemo memo) {
        endPauseForPerson(memo.account().key());
        return waitBefore(memo).orElseGet(() -> DeliveryResult.waiting(DeliveryResult.QUEUED, clock.instant()));
    }

    /** The accounts where a memo may be due or its time has run out, the one with the oldest first. */
    List<String> worthALook() {
        Instant now = clock.instant();
        return order.accounts(memo -> memo.isExpired(now)
                || isDue(memo.nextTry(), now) && pauseOf(memo.account().key()).isOver(now));
    }

    /** The memo to send next, after giving up those whose time has run out; empty if none is due. */
    Optional<PendingMemo> due(String account) {
        Instant now = clock.instant();
        order.expire(account, now);
        return pauseOf(account).isOver(now)
                ? order.first(account, memo -> isDue(memo.nextTry(), now))
                : Optional.empty();
    }

    /** The memo itself, or the digest that replaces it and others; see {@link DeliveryOrder#joined}. */
    PendingMemo joined(PendingMemo memo, MemoSender sender) throws IOException {
        return order.joined(memo, sender, clock.instant());
    }

    /** When to try a memo again, or empty if another round would fail too. */
    Optional<Instant> nextTry(KakaoException problem, PendingMemo memo, AccountPause before) {
        return schedule.next(problem, rounds(memo, before), clock.instant());
    }

    /** When to try a memo again after an error that says nothing of how long it will last. */
    Instant backOff(PendingMemo memo, AccountPause before) {
        return schedule.backOff(rounds(memo, before), clock.instant());
    }

    /**
     * Lets the account of a memo pause whose round has failed.
     *
     * @param before the pause of the account when that round began
     * @param result what a memo that comes meanwhile waits for, and until when
     * @return until when the account pauses
     */
    Instant pause(PendingMemo memo, AccountPause before, DeliveryResult result, boolean forPerson) {
        return begin(memo.account().key(), before, rounds(memo, before), result, forPerson);
    }

    /** Lets an account pause after an error that says nothing of how long it will last. */
    void pauseAfterError(String account) {
        AccountPause before = pauseOf(account);
        int rounds = before.rounds() + 1;
        Instant until = schedule.backOff(rounds, clock.instant());
        begin(account, before, rounds, DeliveryResult.waiting(DeliveryResult.QUEUED, until), false);
    }

    /**
     * Builds that fail at the same time are one failed round: the pause that the first of them began holds for all.
     *
     * @param rounds how many rounds have failed in a row
     */
    private Instant begin(String account, AccountPause before, int rounds, DeliveryResult result, boolean forPerson) {
        seen.add(account);
        return pauses.compute(account, (key, current) -> {
                    boolean sameRound = current != null && current.id() != before.id();
                    boolean covered = sameRound
                            && !result.nextTry().isAfter(current.result().nextTry());
                    return covered ? current : new AccountPause(ids.incrementAndGet(), rounds, result, forPerson);
                })
                .result()
                .nextTry();
    }

    /**
     * How many rounds of the account have failed in a row if that of this memo has failed too. After a restart only the
     * memo knows of earlier ones.
     */
    private int rounds(PendingMemo memo, AccountPause before) {
        return (seen.contains(memo.account().key()) ? before.rounds() : memo.rounds()) + 1;
    }

    /** Ends the pause of an account, and makes due what waited for it; what is held for a digest goes on waiting. */
    void end(String account) {
        seen.add(account);
        pauses.remove(account);
        order.release(account, clock.instant());
    }

    void endPauseForPerson(String account) {
        if (pauseOf(account).forPerson()) {
            end(account);
        }
    }

    void endAll() {
        pauses.clear();
        order.accounts(memo -> true).forEach(this::end);
    }
}
