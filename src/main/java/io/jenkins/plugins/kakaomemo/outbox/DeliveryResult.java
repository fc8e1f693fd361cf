package io.jenkins.plugins.kakaomemo.outbox;

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
public record DeliveryResult(PendingMemo memo, DeliveryStatus fate, Reason reason, int attempts, Duration took) {

    /** Without asking Kakao. */
    static DeliveryResult untried(PendingMemo memo, DeliveryStatus fate, Reason reason) {
        return new DeliveryResult(memo, fate, reason, 0, Duration.ZERO);
    }

    /** How many rounds of delivery the memo has been through, this one included. */
    public int rounds() {
        return fate == DeliveryStatus.WAITING || attempts == 0 ? memo.attempts() : memo.attempts() + 1;
    }

    DeliveryResult of(PendingMemo changed) {
        return new DeliveryResult(changed, fate, reason, attempts, took);
    }

    DeliveryResult as(DeliveryStatus other) {
        return new DeliveryResult(memo, other, reason, attempts, took);
    }
}
