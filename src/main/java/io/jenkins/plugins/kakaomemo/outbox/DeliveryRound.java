package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.outbox.AccountQueues.AccountPause;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One round of attempts with one memo, and what follows from its outcome for the memo and its account.
 *
 * @param mark says on disk whether the memo may be on the wire
 * @param before the pause of the account when the round began
 * @param start when that was, by {@link System#nanoTime()}
 */
record DeliveryRound(
        PendingMemo memo, Outbox outbox, AccountQueues queues, SendingMark mark, AccountPause before, long start) {

    private static final Logger LOGGER = Logger.getLogger(DeliveryRound.class.getName());

    static DeliveryRound of(PendingMemo memo, Outbox outbox, AccountQueues queues) {
        AccountPause before = queues.pauseOf(memo.account().key());
        return new DeliveryRound(memo, outbox, queues, outbox.mark(memo), before, System.nanoTime());
    }

    /**
     * Takes the memo, or the digest that it becomes part of, so that no other thread sends it.
     *
     * @return empty if it does not wait any more, or if the digest could not be written in place of its members
     */
    Optional<DeliveryRound> begin(MemoSender sender) {
        try {
            PendingMemo one = queues.joined(memo, sender);
            return outbox.begin(one) ? Optional.of(of(one)) : Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, because that could not be written first: " + memo, e);
            pause(DeliveryResult.waiting(DeliveryResult.NO_STORAGE, backOff()), true);
            return Optional.empty();
        }
    }

    private DeliveryRound of(PendingMemo other) {
        return new DeliveryRound(other, outbox, queues, outbox.mark(other), before, start);
    }

    /**
     * Sends the memo, which was taken. If the sender fails unexpectedly or is interrupted, the memo counts as unknown if
     * it may be on the wire, and otherwise waits. An interrupt is left to the caller to see.
     */
    DeliveryResult send(MemoSender sender) {
        Channel channel = memo.receivers().isEmpty()
                ? Channel.OWN_CHAT
                : Channel.from(memo.account().credentialsId());
        return sendInto(channel, sender, 0);
    }

    /**
     * What follows from an attempt to let the phone ring. If that surely did not reach the person, the memo goes into
     * the own chat at once; what may have arrived is not repeated there.
     */
    DeliveryResult send(MemoSender sender, RingAttempt ring) {
        Optional<SendOutcome> outcome = ring.outcome(memo);
        if (outcome.isPresent()) {
            return complete(outcome.get(), Channel.from(memo.ring().from().credentialsId()));
        }
        mark.clear();
        return sendInto(ring.insteadOf(memo), sender, ring.attempts(memo));
    }

    /** @param earlier how many requests this round has made already */
    private DeliveryResult sendInto(Channel channel, MemoSender sender, int earlier) {
        try {
            SendOutcome outcome = sender.send(memo, mark);
            return complete(new SendOutcome(earlier + outcome.attempts(), outcome.problem()), channel);
        } catch (InvalidFieldException e) {
            return waitForPerson(e.field());
        } catch (IOException e) {
            return waitForStorage("the refresh token could not be read or kept", e);
        } catch (InterruptedException e) {
            return interrupted();
        } catch (RuntimeException e) {
            cutShort();
            throw e;
        }
    }

    private DeliveryResult unmarked(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            LOGGER.log(Level.WARNING, "The file of a memo has been deleted: {0}", memo);
            return outbox.giveUp(memo, DeliveryResult.GIVEN_UP);
        }
        return waitForStorage("that could not be written first", problem);
    }

    private DeliveryResult waitForStorage(String why, IOException problem) {
        LOGGER.log(Level.WARNING, "Not sent, because " + why + ": " + memo, problem);
        DeliveryResult noStorage = DeliveryResult.waiting(DeliveryResult.NO_STORAGE, backOff());
        return wait(noStorage, pause(noStorage, true), memo.rounds() + 1);
    }

    /** Cuts the round short, and leaves the interrupt to the caller to see. Until then no file could be written. */
    DeliveryResult interrupted() {
        Thread.interrupted();
        DeliveryResult result = cutShort();
        Thread.currentThread().interrupt();
        return result;
    }

    DeliveryResult cutShort() {
        if (mark.isSet()) {
            return unknown(DeliveryResult.cutShort());
        }
        return wait(DeliveryResult.waiting(DeliveryResult.INTERRUPTED, now()), now(), memo.rounds());
    }

    private DeliveryResult complete(SendOutcome outcome, Channel channel) {
        if (mark.problem().isPresent()) {
            return unmarked(mark.problem().get());
        }
        if (outcome.isSent()) {
            queues.end(account());
            return outbox.complete(memo, DeliveryResult.sent(outcome.attempts()).in(channel), took());
        }
        KakaoException problem = outcome.problem().orElseThrow();
        if (outcome.isUnknown()) {
            return unknown(DeliveryResult.of(DeliveryStatus.UNKNOWN, problem, outcome.attempts())
                    .in(channel));
        }
        DeliveryResult failed = DeliveryResult.of(DeliveryStatus.GIVEN_UP, problem, outcome.attempts())
                .in(channel);
        return queues.nextTry(problem, memo, before)
                .map(nextTry -> failed.as(DeliveryStatus.WAITING).until(nextTry))
                .map(waiting -> wait(waiting, pauseAfter(problem, waiting), memo.rounds() + 1))
                .orElseGet(() -> outbox.complete(memo, failed, took()));
    }

    /** The next memo of the account might end the same way, so the account pauses. */
    private DeliveryResult unknown(DeliveryResult result) {
        pause(DeliveryResult.waiting(DeliveryResult.QUEUED, backOff()), false);
        return outbox.complete(memo, result, took());
    }

    void giveUp(String code) {
        if (outbox.begin(memo)) {
            outbox.giveUp(memo, code);
        }
    }

    /** A memo whose account no longer exists waits, since the account may come back. */
    void waitForAccount() {
        if (outbox.begin(memo)) {
            waitForPerson(DeliveryResult.NO_ACCOUNT);
        }
    }

    private DeliveryResult waitForPerson(String code) {
        DeliveryResult result = DeliveryResult.waiting(code, now().plus(RetrySchedule.PERSON));
        return wait(result, pause(result, true), memo.rounds());
    }

    /**
     * A temporary error says nothing about the next memo but that it waits; a quota or a missing login concerns every
     * memo of the account, and the limit of a receiver none to other receivers.
     */
    private Instant pauseAfter(KakaoException problem, DeliveryResult waiting) {
        if (RetrySchedule.isOfReceivers(problem)) {
            return waiting.nextTry();
        }
        return problem instanceof KakaoException.TransientError
                ? pause(DeliveryResult.waiting(DeliveryResult.QUEUED, waiting.nextTry()), false)
                : pause(waiting.withAttempts(0), RetrySchedule.isForPerson(problem));
    }

    private Instant pause(DeliveryResult result, boolean forPerson) {
        return queues.pause(memo, before, result, forPerson);
    }

    private DeliveryResult wait(DeliveryResult why, Instant until, int rounds) {
        DeliveryResult result = why.until(until);
        return memo.policy() != DeliveryPolicy.NO_RETRY && until.isBefore(memo.expires())
                ? outbox.complete(memo.waiting(result, rounds), result, took())
                : outbox.complete(memo, result.as(DeliveryStatus.GIVEN_UP).until(null), took());
    }

    private Instant backOff() {
        return queues.backOff(memo, before);
    }

    private String account() {
        return memo.account().key();
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Instant now() {
        return outbox.clock().instant();
    }
}
