package io.jenkins.plugins.kakaomemo.delivery.outbox;

import io.jenkins.plugins.kakaomemo.delivery.Fate;
import java.time.Duration;

/**
 * What has become of a memo, for now or for good.
 *
 * @param memo with the time of its next try, should it wait
 * @param fate what has become of it
 * @param reason why; {@link Reason#NONE} for a memo that was sent
 * @param attempts how many times it was tried just now, 0 where Kakao was not asked
 * @param took how long that took
 */
public record Settled(PendingMemo memo, Fate fate, Reason reason, int attempts, Duration took) {

    /** Without asking Kakao. */
    static Settled untried(PendingMemo memo, Fate fate, Reason reason) {
        return new Settled(memo, fate, reason, 0, Duration.ZERO);
    }

    /** How many rounds of delivery the memo has been through, this one included. */
    public int rounds() {
        return fate == Fate.WAITING || attempts == 0 ? memo.attempts() : memo.attempts() + 1;
    }

    Settled of(PendingMemo changed) {
        return new Settled(changed, fate, reason, attempts, took);
    }

    Settled as(Fate other) {
        return new Settled(memo, other, reason, attempts, took);
    }
}
