package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One delivery, without what the memo said.
 *
 * @param id unique among all accounts, not empty
 * @param at when it came to this outcome
 * @param origins what the caller knows the memo by: a build, or several if the memo is a digest
 * @param code Kakao's code, or what stands for it, see
 *     {@link io.jenkins.plugins.kakaomemo.kakao.SendOutcome#code()}
 * @param attempts how many times it was tried, at least 0
 * @param took how long the last attempt took, in whole milliseconds; not negative
 */
public record DeliveryEntry(
        String id, Instant at, List<String> origins, DeliveryStatus outcome, String code, int attempts, Duration took) {

    /** @throws IllegalArgumentException if the id is empty or a number negative */
    public DeliveryEntry {
        if (id.isEmpty() || attempts < 0 || took.isNegative()) {
            throw new IllegalArgumentException("id is \"" + id + "\", attempts is " + attempts + ", took is " + took
                    + "; an id is not empty, the others are not negative");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(code, "code");
        origins = List.copyOf(origins);
        took = Duration.ofMillis(took.toMillis());
    }
}
