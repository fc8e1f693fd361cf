package io.jenkins.plugins.kakaomemo.delivery.outbox;

import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport.Outcome;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers the memos of an outbox: those of one account one after another, the oldest first, and none before the one
 * ahead of it has been sent or given up.
 *
 * <p>After a passing fault an account rests for a minute, then twice as long each time up to half an hour, or as long as
 * Kakao asks for; when a quota is used up, until 00:05 of the next Korean day; when a person has to look after the
 * account, for an hour. What Kakao refuses for good is given up, and so is a memo that would expire before its next try.
 */
public final class OutboxCourier {

    private static final Logger LOGGER = Logger.getLogger(OutboxCourier.class.getName());

    /** How long an account rests, and after how many failed rounds in a row. */
    private record Rest(int rounds, Instant until) {
        static final Rest NONE = new Rest(0, Instant.MIN);
    }

    private final Outbox outbox;
    private final Function<String, Optional<MemoSender>> senders;
    private final RetrySchedule schedule;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    /** @param senders finds the account that a memo names, or nothing if there is no such account any more */
    public OutboxCourier(Outbox outbox, Function<String, Optional<MemoSender>> senders) {
        this(outbox, senders, new RetrySchedule());
    }

    OutboxCourier(Outbox outbox, Function<String, Optional<MemoSender>> senders, RetrySchedule schedule) {
        this.outbox = outbox;
        this.senders = senders;
        this.schedule = schedule;
    }

    /**
     * Keeps a memo whose first delivery has just failed, if a later one may succeed.
     *
     * @param account what the caller knows the account by; no secret
     * @param receivers uuids of 1 to 5 friends, or empty for the account's own chat
     * @param origin what the caller knows the memo by
     * @param report how the first delivery ended
     * @return the memo, with the time of its next try; or empty if the report is the last word
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    public Optional<PendingMemo> keep(
            String account, List<String> receivers, Memo memo, String origin, DeliveryReport report)
            throws IOException {
        Optional<KakaoException> problem = report.problem().filter(each -> report.outcome() == Outcome.NOT_SENT);
        Optional<Instant> nextTry = problem.flatMap(each -> schedule.next(each, 1, now()));
        if (nextTry.isEmpty()) {
            return Optional.empty();
        }
        Reason reason = Reason.of(problem.get());
        return Optional.of(
                outbox.add(account, receivers, memo, origin, added -> added.waitingUntil(nextTry.get(), 1, reason)));
    }

    /** Delivers on this thread what is due; see {@link #deliverDue(Executor)}. */
    public void deliverDue() {
        deliverDue(Runnable::run);
    }

    /**
     * Delivers what is due, each account on one thread at a time; an account still at work is left alone. To be called
     * again and again, every few seconds or minutes. An interrupt ends the work; whether the memo just being sent has
     * arrived is then not known.
     *
     * @throws RejectedExecutionException if the executor takes no more
     */
    public void deliverDue(Executor workers) {
        outbox.tidy();
        for (String account : outbox.accounts()) {
            if (busy.add(account)) {
                try {
                    workers.execute(() -> work(account));
                } catch (RejectedExecutionException e) {
                    busy.remove(account);
                    throw e;
                }
            }
        }
    }

    private void work(String account) {
        try {
            Optional<PendingMemo> next = due(account);
            while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
                deliver(next.get());
                next = due(account);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Memos could not be delivered from account " + account, e);
            int rounds = restOf(account).rounds() + 1;
            rests.put(account, new Rest(rounds, schedule.backOff(rounds, now())));
        } finally {
            busy.remove(account);
        }
    }

    /** The oldest memo of the account, if its time and that of its account have come. */
    private Optional<PendingMemo> due(String account) {
        Instant now = now();
        outbox.waiting(account).stream()
                .filter(memo -> !memo.expires().isAfter(now))
                .forEach(memo -> outbox.giveUp(memo, Reason.expired(memo.lastReason())));
        return outbox.waiting(account).stream()
                .findFirst()
                .filter(memo ->
                        isOver(memo.nextTry(), now) && isOver(restOf(account).until(), now));
    }

    private static boolean isOver(Instant wait, Instant now) {
        return !wait.isAfter(now) || wait.isAfter(now.plus(RetrySchedule.LONGEST));
    }

    private void deliver(PendingMemo memo) {
        Optional<MemoSender> sender = senders.apply(memo.account());
        if (sender.isEmpty()) {
            putOff(memo, memo.attempts(), now().plus(RetrySchedule.PERSON), Reason.NO_ACCOUNT);
        } else if (begin(memo)) {
            send(memo, sender.get());
        }
    }

    private boolean begin(PendingMemo memo) {
        try {
            return outbox.begin(memo);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, since that could not be written down first: " + memo, e);
            rest(memo, backOff(memo));
            return false;
        }
    }

    /** What ends in no other way may have arrived. */
    private void send(PendingMemo memo, MemoSender sender) {
        Runnable end = () -> unknown(memo, Reason.CUT_SHORT);
        try {
            DeliveryReport report = sender.send(memo);
            end = () -> settle(memo, report);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, since the refresh token could not be read or kept: " + memo, e);
            end = () -> putOff(memo, memo.attempts() + 1, backOff(memo), Reason.NO_STORAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
        }
    }

    private void settle(PendingMemo memo, DeliveryReport report) {
        Optional<Reason> reason = report.problem().map(Reason::of);
        switch (report.outcome()) {
            case SENT -> {
                rests.remove(memo.account());
                outbox.sent(memo);
            }
            case UNKNOWN -> unknown(memo, reason.orElse(Reason.CUT_SHORT));
            case NOT_SENT ->
                report.problem()
                        .flatMap(problem -> schedule.next(problem, roundsOf(memo), now()))
                        .ifPresentOrElse(
                                nextTry -> putOff(memo, memo.attempts() + 1, nextTry, reason.get()),
                                () -> outbox.giveUp(memo, reason.orElse(Reason.GIVEN_UP)));
        }
    }

    /** The next memo of the account might go the same way, so the account rests. */
    private void unknown(PendingMemo memo, Reason reason) {
        rest(memo, backOff(memo));
        outbox.unknown(memo, reason);
    }

    private void putOff(PendingMemo memo, int attempts, Instant nextTry, Reason reason) {
        rest(memo, nextTry);
        if (nextTry.isBefore(memo.expires())) {
            outbox.putBack(memo.waitingUntil(nextTry, attempts, reason), reason);
        } else {
            outbox.giveUp(memo, reason);
        }
    }

    private void rest(PendingMemo memo, Instant until) {
        rests.put(memo.account(), new Rest(roundsOf(memo), until));
    }

    private Instant backOff(PendingMemo memo) {
        return schedule.backOff(roundsOf(memo), now());
    }

    /** How many rounds of the account have failed in a row, the one of this memo included. */
    private int roundsOf(PendingMemo memo) {
        return Math.max(memo.attempts(), restOf(memo.account()).rounds()) + 1;
    }

    private Rest restOf(String account) {
        return rests.getOrDefault(account, Rest.NONE);
    }

    private Instant now() {
        return outbox.clock().instant();
    }
}
