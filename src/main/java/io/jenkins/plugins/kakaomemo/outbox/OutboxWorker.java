package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
 * Delivers memos: at once where nothing stands in the way, and else from the outbox, those of one account one after
 * another; first those that come as they are, oldest first, then those that may be gathered.
 *
 * <p>After a passing fault an account rests for a minute, then twice as long each time up to half an hour, or as long as
 * Kakao asks for; when a quota is used up, until 00:05 of the next Korean day; when a person has to look after the
 * account, for an hour or until the next memo comes. What Kakao refuses for good is given up, and so is a memo that would
 * expire before its next try.
 */
public final class OutboxWorker {

    private static final Logger LOGGER = Logger.getLogger(OutboxWorker.class.getName());

    /**
     * How long an account rests.
     *
     * @param rounds after how many failed rounds in a row
     * @param forPerson whether somebody may have looked after it meanwhile, so that the next memo is worth a try
     */
    private record AccountPause(int rounds, Instant until, Reason reason, boolean forPerson) {
        static final AccountPause NONE = new AccountPause(0, Instant.MIN, Reason.NONE, false);
    }

    private final Outbox outbox;
    private final Function<String, Optional<MemoSender>> senders;
    private final RetrySchedule schedule;
    private final DeliveryOrder queue;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, AccountPause> rests = new ConcurrentHashMap<>();

    /** @param senders finds the account that a memo names, or nothing if there is no such account any more */
    public OutboxWorker(Outbox outbox, Function<String, Optional<MemoSender>> senders) {
        this(outbox, senders, new RetrySchedule());
    }

    OutboxWorker(Outbox outbox, Function<String, Optional<MemoSender>> senders, RetrySchedule schedule) {
        this.outbox = outbox;
        this.senders = senders;
        this.schedule = schedule;
        this.queue = new DeliveryOrder(outbox);
    }

    /**
     * Sends a memo on this thread, or lets it wait if its account rests or others of its kind are ahead of it. Where the
     * outbox cannot be written, the memo is sent all the same, once.
     *
     * @param sender of the memo's account
     * @throws InterruptedException if the thread was interrupted; the memo may have arrived and counts as unknown
     */
    public DeliveryResult send(NewMemo posting, MemoSender sender) throws InterruptedException {
        catchUp(posting);
        stopIfInterrupted();
        DeliveryResult settled = sendOrAdd(posting, sender);
        stopIfInterrupted();
        return settled;
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private DeliveryResult sendOrAdd(NewMemo posting, MemoSender sender) {
        PendingMemo memo;
        try {
            Optional<AccountPause> rest = restBefore(posting);
            if (rest.isPresent()) {
                return outbox.add(posting, rest.get().until(), rest.get().reason());
            }
            memo = outbox.addBegun(posting);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Memos cannot be kept; this one is sent now or not at all: " + posting, e);
            memo = outbox.next(posting.once());
        }
        return send(memo, sender);
    }

    /** Delivers what is due and ahead of a new memo, if that is not much. */
    private void catchUp(NewMemo posting) {
        String account = posting.account();
        if (posting.policy() == DeliveryPolicy.NO_RETRY) {
            return;
        }
        endPauseForPerson(account);
        if (due(account).isPresent() && queue.isShort(account) && busy.add(account)) {
            work(account);
        }
    }

    private void endPauseForPerson(String account) {
        if (restOf(account).forPerson()) {
            wake(account);
        }
    }

    /**
     * Lets a memo wait for {@link #deliverDue(Executor)}.
     *
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    public DeliveryResult enqueue(NewMemo posting) throws IOException {
        endPauseForPerson(posting.account());
        AccountPause rest = restBefore(posting).orElse(new AccountPause(0, now(), Reason.QUEUED, false));
        return outbox.add(posting, rest.until(), rest.reason());
    }

    /**
     * Lets a memo wait until a time.
     *
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    public DeliveryResult hold(NewMemo posting, Instant until, Reason why) throws IOException {
        return outbox.add(posting, until, why);
    }

    /** Whether a memo of this account is on its way or waits to be, so that one more would take a while. */
    public boolean isBusy(String account) {
        AccountPause rest = restOf(account);
        boolean resting = !rest.forPerson() && !isOver(rest.until(), now());
        return busy.contains(account) || resting || queue.isAhead(account);
    }

    /** Ends the rest of an account that somebody has looked after; what is gathered goes on waiting. */
    public void wake(String account) {
        rests.remove(account);
        queue.hasten(account, now());
    }

    /** Ends the rest of all accounts, since the way to Kakao is another one. */
    public void wakeAll() {
        rests.clear();
        outbox.accounts().forEach(this::wake);
    }

    /** Whether nothing is being delivered from the outbox. */
    public boolean isIdle() {
        return busy.isEmpty();
    }

    private Optional<AccountPause> restBefore(NewMemo posting) {
        if (posting.policy() == DeliveryPolicy.NO_RETRY) {
            return Optional.empty();
        }
        AccountPause rest = restOf(posting.account());
        return isOver(rest.until(), now())
                ? queue.before(posting).map(memo -> new AccountPause(0, later(memo.nextTry(), now()), Reason.QUEUED, false))
                : Optional.of(rest);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Delivers on this thread what is due; see {@link #deliverDue(Executor)}. */
    void deliverDue() {
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
            rests.put(account, new AccountPause(rounds, schedule.backOff(rounds, now()), Reason.QUEUED, false));
        } finally {
            busy.remove(account);
        }
    }

    private Optional<PendingMemo> due(String account) {
        Instant now = now();
        queue.expire(account, now);
        return isOver(restOf(account).until(), now)
                ? queue.first(account, memo -> isOver(memo.nextTry(), now))
                : Optional.empty();
    }

    private static boolean isOver(Instant wait, Instant now) {
        return !wait.isAfter(now) || wait.isAfter(now.plus(RetrySchedule.LONGEST));
    }

    private void deliver(PendingMemo memo) {
        Optional<MemoSender> sender = senders.apply(memo.account());
        if (sender.isEmpty()) {
            DeliveryResult gone = DeliveryResult.untried(memo, DeliveryStatus.WAITING, Reason.NO_ACCOUNT);
            putOff(gone, memo.attempts(), now().plus(RetrySchedule.PERSON), true);
            return;
        }
        begin(memo, sender.get()).ifPresent(begun -> send(begun, sender.get()));
    }

    private Optional<PendingMemo> begin(PendingMemo memo, MemoSender sender) {
        try {
            PendingMemo one = queue.gathered(memo, sender, now());
            return outbox.begin(one) ? Optional.of(one) : Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, since that could not be written down first: " + memo, e);
            rest(memo, backOff(memo), Reason.NO_STORAGE, true);
            return Optional.empty();
        }
    }

    /** What ends in no other way may have arrived. An interrupt is left to the caller to see. */
    private DeliveryResult send(PendingMemo memo, MemoSender sender) {
        Stopwatch watch = new Stopwatch();
        try {
            SendOutcome report = sender.send(memo);
            return settle(memo, report, watch.read());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, since the refresh token could not be read or kept: " + memo, e);
            return putOff(
                    new DeliveryResult(memo, DeliveryStatus.WAITING, Reason.NO_STORAGE, 0, watch.read()),
                    memo.attempts() + 1,
                    backOff(memo),
                    true);
        } catch (InterruptedException e) {
            DeliveryResult cutShort = unknown(new DeliveryResult(memo, DeliveryStatus.UNKNOWN, Reason.CUT_SHORT, 1, watch.read()));
            Thread.currentThread().interrupt();
            return cutShort;
        } catch (RuntimeException e) {
            unknown(new DeliveryResult(memo, DeliveryStatus.UNKNOWN, Reason.CUT_SHORT, 1, watch.read()));
            throw e;
        }
    }

    private DeliveryResult settle(PendingMemo memo, SendOutcome report, Duration took) {
        Reason reason = report.problem().map(Reason::of).orElse(Reason.NONE);
        Function<DeliveryStatus, DeliveryResult> settled = fate -> new DeliveryResult(memo, fate, reason, report.attempts(), took);
        if (report.outcome() == Outcome.SENT) {
            rests.remove(memo.account());
            return outbox.sent(settled.apply(DeliveryStatus.SENT));
        }
        if (report.outcome() == Outcome.UNKNOWN) {
            return unknown(settled.apply(DeliveryStatus.UNKNOWN));
        }
        Optional<KakaoException> problem = report.problem();
        Optional<Instant> nextTry = problem.flatMap(each -> schedule.next(each, roundsOf(memo), now()));
        return nextTry.isPresent()
                ? putOff(
                        settled.apply(DeliveryStatus.WAITING),
                        memo.attempts() + 1,
                        nextTry.get(),
                        RetrySchedule.isForPerson(problem.get()))
                : outbox.giveUp(settled.apply(DeliveryStatus.GIVEN_UP));
    }

    /** The next memo of the account might go the same way, so the account rests. */
    private DeliveryResult unknown(DeliveryResult settled) {
        rest(settled.memo(), backOff(settled.memo()), settled.reason(), false);
        return outbox.unknown(settled);
    }

    private DeliveryResult putOff(DeliveryResult settled, int attempts, Instant nextTry, boolean forPerson) {
        PendingMemo memo = settled.memo();
        rest(memo, nextTry, settled.reason(), forPerson);
        return memo.policy() != DeliveryPolicy.NO_RETRY && nextTry.isBefore(memo.expires())
                ? outbox.putBack(settled.of(memo.waitingUntil(nextTry, attempts, settled.reason())))
                : outbox.giveUp(settled.as(DeliveryStatus.GIVEN_UP));
    }

    private void rest(PendingMemo memo, Instant until, Reason reason, boolean forPerson) {
        rests.put(memo.account(), new AccountPause(roundsOf(memo), until, reason, forPerson));
    }

    private Instant backOff(PendingMemo memo) {
        return schedule.backOff(roundsOf(memo), now());
    }

    /** How many rounds of the account have failed in a row, the one of this memo included. */
    private int roundsOf(PendingMemo memo) {
        return Math.max(memo.attempts(), restOf(memo.account()).rounds()) + 1;
    }

    private AccountPause restOf(String account) {
        return rests.getOrDefault(account, AccountPause.NONE);
    }

    private Instant now() {
        return outbox.clock().instant();
    }
}
