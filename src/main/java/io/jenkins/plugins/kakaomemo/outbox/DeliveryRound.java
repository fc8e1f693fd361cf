package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One round of attempts with one memo, and what follows from its outcome for the memo and its account. */
final class DeliveryRound {

    private static final Logger LOGGER = Logger.getLogger(DeliveryRound.class.getName());

    private final Outbox outbox;
    private final AccountPauses pauses;
    private final RetrySchedule schedule;

    DeliveryRound(Outbox outbox, AccountPauses pauses, RetrySchedule schedule) {
        this.outbox = outbox;
        this.pauses = pauses;
        this.schedule = schedule;
    }

    /**
     * Sends a memo that is marked as being sent. If the sender fails unexpectedly, the memo counts as unknown. An interrupt
     * is left to the caller to see.
     */
    DeliveryResult send(PendingMemo memo, MemoSender sender) {
        long start = System.nanoTime();
        DeliveryResult cutShort = DeliveryResult.of(DeliveryStatus.UNKNOWN, DeliveryResult.CUT_SHORT).withAttempts(1);
        try {
            return complete(memo, sender.send(memo), since(start));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not sent, because the refresh token could not be read or kept: " + memo, e);
            DeliveryResult noStorage = DeliveryResult.waiting(DeliveryResult.NO_STORAGE, backOff(memo));
            return putOff(memo, memo.rounds() + 1, noStorage, true, since(start));
        } catch (InterruptedException e) {
            DeliveryResult result = unknown(memo, cutShort, since(start));
            Thread.currentThread().interrupt();
            return result;
        } catch (RuntimeException e) {
            unknown(memo, cutShort, since(start));
            throw e;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private DeliveryResult complete(PendingMemo memo, SendOutcome outcome, Duration took) {
        if (outcome.isSent()) {
            pauses.end(memo.account().key());
            return outbox.complete(memo, DeliveryResult.sent(outcome.attempts()), took);
        }
        KakaoException problem = outcome.problem().orElseThrow();
        if (outcome.isUnknown()) {
            return unknown(memo, DeliveryResult.of(DeliveryStatus.UNKNOWN, problem, outcome.attempts()), took);
        }
        DeliveryResult failed = DeliveryResult.of(DeliveryStatus.GIVEN_UP, problem, outcome.attempts());
        Optional<Instant> nextTry = schedule.next(problem, pauses.rounds(memo), now());
        return nextTry.isPresent()
                ? putOff(
                        memo,
                        memo.rounds() + 1,
                        failed.as(DeliveryStatus.WAITING).until(nextTry.get()),
                        RetrySchedule.isForPerson(problem),
                        took)
                : outbox.complete(memo, failed, took);
    }

    /** The next memo of the account might end the same way, so the account pauses. */
    private DeliveryResult unknown(PendingMemo memo, DeliveryResult result, Duration took) {
        pauses.begin(memo, result.until(backOff(memo)), false);
        return outbox.complete(memo, result, took);
    }

    /** A memo whose account no longer exists waits, since the account may come back. */
    void putOffWithoutAccount(PendingMemo memo) {
        Instant nextTry = now().plus(RetrySchedule.PERSON);
        putOff(memo, memo.rounds(), DeliveryResult.waiting(DeliveryResult.NO_ACCOUNT, nextTry), true, Duration.ZERO);
    }

    /** The account pauses where a memo could not be marked as being sent: its files cannot be written. */
    void pauseWithoutStorage(PendingMemo memo) {
        pauses.begin(memo, DeliveryResult.waiting(DeliveryResult.NO_STORAGE, backOff(memo)), true);
    }

    /** @param result why the memo waits, and until when */
    private DeliveryResult putOff(
            PendingMemo memo, int rounds, DeliveryResult result, boolean forPerson, Duration took) {
        pauses.begin(memo, result, forPerson);
        return memo.policy() != DeliveryPolicy.NO_RETRY && result.nextTry().isBefore(memo.expires())
                ? outbox.complete(memo.waiting(result, rounds), result, took)
                : outbox.complete(memo, result.as(DeliveryStatus.GIVEN_UP).until(null), took);
    }

    private Instant backOff(PendingMemo memo) {
        return schedule.backOff(pauses.rounds(memo), now());
    }

    private Instant now() {
        return outbox.clock().instant();
    }
}
