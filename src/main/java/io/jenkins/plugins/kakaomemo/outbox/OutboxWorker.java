package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers memos: at once where nothing is ahead of them, otherwise from the outbox, those of one account one after
 * another; first those that go as they are, oldest first, then those that may go in a digest.
 *
 * <p>After a temporary error an account pauses for a minute, then twice as long each time up to half an hour, or as
 * long as Kakao asks for; when a quota is used up, until 00:05 of the next Korean day; when a person has to fix the
 * account, for an hour or until the next memo comes. What Kakao refuses for good is given up, and so is a memo that
 * would expire before its next round.
 */
public final class OutboxWorker {

    private static final Logger LOGGER = Logger.getLogger(OutboxWorker.class.getName());

    private final Outbox outbox;
    private final Function<AccountRef, Optional<MemoSender>> senders;
    private final Predicate<PendingMemo> obsolete;
    private final AccountQueues queues;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /**
     * @param senders finds the account of a memo, or nothing if there is no such account any more
     * @param obsolete whether a memo whose turn has come need not be sent any more
     */
    public OutboxWorker(
            Outbox outbox, Function<AccountRef, Optional<MemoSender>> senders, Predicate<PendingMemo> obsolete) {
        this(outbox, senders, obsolete, new RetrySchedule());
    }

    OutboxWorker(
            Outbox outbox,
            Function<AccountRef, Optional<MemoSender>> senders,
            Predicate<PendingMemo> obsolete,
            RetrySchedule schedule) {
        this.outbox = outbox;
        this.senders = senders;
        this.obsolete = obsolete;
        this.queues = new AccountQueues(new DeliveryOrder(outbox), schedule, outbox.clock());
    }

    /**
     * Sends memos on this thread, or lets those wait whose account pauses or that have others of their kind ahead. Where
     * the outbox cannot be written, a memo is sent all the same, once.
     *
     * @param memos one, or up to 5 that say the same and ring from the same account: one message brings them
     * @return what became of each, by the key of its origin
     * @throws InterruptedException if the thread was interrupted; a memo waits, or counts as unknown if it may be on
     *     the wire
     */
    public Map<String, DeliveryResult> send(List<Outgoing> memos) throws InterruptedException {
        memos.forEach(each -> deliverAheadOf(each.memo()));
        if (Thread.interrupted()) {
            memos.forEach(each -> keep(each.memo()));
            throw new InterruptedException();
        }
        Map<String, DeliveryResult> results = sendOrAdd(memos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return results;
    }

    /** Its build was aborted before it could be sent. */
    private void keep(NewMemo memo) {
        try {
            if (memo.policy() != DeliveryPolicy.NO_RETRY) {
                enqueue(memo);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Neither sent nor kept, because its build was aborted: " + memo, e);
        }
    }

    private Map<String, DeliveryResult> sendOrAdd(List<Outgoing> memos) {
        Map<String, DeliveryResult> results = new HashMap<>();
        BegunMemos begun = new BegunMemos(senders);
        for (Outgoing each : memos) {
            NewMemo added = each.memo();
            try {
                Optional<DeliveryResult> wait = queues.waitBefore(added);
                if (wait.isPresent()) {
                    results.put(each.key(), outbox.add(added, wait.get()));
                } else {
                    begun.add(DeliveryRound.of(outbox.addBegun(added), outbox, queues), each.sender());
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The outbox cannot be written; sent now or not at all: " + added, e);
                PendingMemo unkept = outbox.next(added.withoutRetry());
                begun.add(DeliveryRound.of(unkept, outbox, queues), each.sender());
            }
        }
        results.putAll(begun.send());
        return results;
    }

    /** Delivers what is due and ahead of a new memo, if that is not much. */
    private void deliverAheadOf(NewMemo memo) {
        String account = memo.account().key();
        if (memo.policy() == DeliveryPolicy.NO_RETRY) {
            return;
        }
        queues.endPauseForPerson(account);
        if (queues.due(account).isPresent()
                && outbox.waiting(account).size() <= DeliveryOrder.FEW
                && busy.add(account)) {
            work(account);
        }
    }

    /**
     * Lets a memo wait for {@link #deliverDue(Executor)}.
     *
     * @throws IOException if it could not be written; it is then not in the outbox
     */
    public DeliveryResult enqueue(NewMemo memo) throws IOException {
        return outbox.add(memo, queues.placeOf(memo));
    }

    /** Whether a memo of this account is being sent or waits, so that one more would take a while. */
    public boolean isBusy(String account) {
        return busy.contains(account)
                || queues.isPausing(account)
                || !outbox.waiting(account).isEmpty();
    }

    /** Ends the pause of an account that a person has fixed; what is held for a digest goes on waiting. */
    public void wake(String account) {
        queues.end(account);
    }

    /** Ends the pause of all accounts, because the connection to Kakao or the daily limit has changed. */
    public void wakeAll() {
        queues.endAll();
    }

    /** Whether nothing is being delivered from the outbox. */
    public boolean isIdle() {
        return busy.isEmpty();
    }

    /**
     * Delivers what is due, each account on one thread at a time; an account still at work is left alone. To be called
     * again and again, every few seconds or minutes. An interrupt ends the work.
     *
     * @throws RejectedExecutionException if the executor is shut down
     */
    public void deliverDue(Executor threads) {
        outbox.tidy();
        queues.worthALook().forEach(account -> deliverTogether(List.of(account), threads));
    }

    /**
     * Delivers what is due of these accounts on one thread, first what says the same and rings from the same account: in
     * one message.
     *
     * @param accounts at most 5
     * @throws RejectedExecutionException if the executor is shut down
     */
    public void deliverTogether(Collection<String> accounts, Executor threads) {
        List<String> free = accounts.stream().filter(busy::add).toList();
        try {
            threads.execute(() -> workTogether(free));
        } catch (RejectedExecutionException e) {
            busy.removeAll(free);
            throw e;
        }
    }

    private void workTogether(List<String> accounts) {
        try {
            List<PendingMemo> due =
                    accounts.stream().map(queues::due).flatMap(Optional::stream).toList();
            deliver(due.stream().filter(memo -> memo.ringsWith(due.get(0))).toList());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Memos could not be delivered together", e);
        } finally {
            accounts.forEach(this::work);
        }
    }

    /** Delivers what is due of an account, and what others have left to this thread, because the account was busy. */
    private void work(String account) {
        do {
            try {
                for (Optional<PendingMemo> next = next(account); next.isPresent(); next = next(account)) {
                    deliver(List.of(next.get()));
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "Memos could not be delivered from account " + account, e);
                queues.pauseAfterError(account);
            } finally {
                busy.remove(account);
            }
        } while (next(account).isPresent() && busy.add(account));
    }

    private Optional<PendingMemo> next(String account) {
        return Thread.currentThread().isInterrupted() ? Optional.empty() : queues.due(account);
    }

    private void deliver(List<PendingMemo> memos) {
        BegunMemos begun = new BegunMemos(senders);
        try {
            for (PendingMemo memo : memos) {
                DeliveryRound round = DeliveryRound.of(memo, outbox, queues);
                Optional<MemoSender> sender = senders.apply(memo.account());
                if (obsolete.test(memo)) {
                    round.giveUp(DeliveryResult.ANSWERED);
                } else if (sender.isEmpty()) {
                    round.waitForAccount();
                } else {
                    round.begin(sender.get()).ifPresent(taken -> begun.add(taken, sender.get()));
                }
            }
        } finally {
            begun.send();
        }
    }
}
