package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One delivery in the history of an account, without what the memo said.
 *
 * @param id unique among all accounts, not empty
 * @param at when it came to this result
 * @param origins the build, or several if the memo is a digest
 * @param result what became of it; its attempts are the rounds that the memo went through
 * @param tookMillis how long the last round took, in milliseconds; not negative
 */
public record DeliveryEntry(String id, Instant at, List<BuildOrigin> origins, DeliveryResult result, long tookMillis) {

    /** @throws IllegalArgumentException if the id is empty or a number negative */
    public DeliveryEntry {
        if (id.isEmpty() || result.attempts() < 0 || tookMillis < 0) {
            throw new IllegalArgumentException("id is \"" + id + "\", attempts is " + result.attempts()
                    + ", tookMillis is " + tookMillis + "; an id is not empty, the others are not negative");
        }
        origins = List.copyOf(origins);
    }

    /** The same after a job or folder got another full name. */
    DeliveryEntry renamed(String from, String to) {
        List<BuildOrigin> renamed =
                origins.stream().map(origin -> origin.renamed(from, to)).toList();
        return new DeliveryEntry(id, at, renamed, result, tookMillis);
    }

    /** The delivery of a memo that has just come to a result. */
    public static DeliveryEntry of(PendingMemo memo, DeliveryResult result, Instant at, Duration took) {
        boolean counted = result.status() == DeliveryStatus.WAITING || result.attempts() == 0;
        int rounds = counted ? memo.rounds() : memo.rounds() + 1;
        return new DeliveryEntry(memo.id(), at, memo.origins(), result.withAttempts(rounds), took.toMillis());
    }
}
