package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** When a memo that was not sent is worth another round. */
final class RetrySchedule {

    /** The longest wait; a time further away was computed by a clock that was wrong. */
    static final Duration LONGEST = Duration.ofHours(25);

    /** How long an account waits for a person to fix it. */
    static final Duration PERSON = Duration.ofHours(1);

    /** Kakao's codes for the daily limit of a receiver, and of a pair of sender and receiver. */
    static final Set<String> OF_RECEIVERS = Set.of("-533", "-536");

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LAST = Duration.ofMinutes(30);

    /** The period in which Kakao counts the access tokens that it issues (KOE237). */
    private static final Duration ISSUE_LIMIT = Duration.ofMinutes(10);

    /** How long after midnight in Korea a new day's quota is used: allows for clocks that differ from Kakao's. */
    static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final DoubleSupplier random;

    RetrySchedule() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1, how much of half a wait is left out */
    RetrySchedule(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * When to try again, or empty if another round would fail too.
     *
     * @param rounds how many have failed in a row, at least 1
     */
    Optional<Instant> next(KakaoException problem, int rounds, Instant now) {
        if (problem instanceof KakaoException.TransientError error) {
            Duration asked = error.retryAfter().orElse(Duration.ZERO);
            return Optional.of(later(backOff(rounds, now), now.plus(asked.compareTo(LONGEST) < 0 ? asked : LONGEST)));
        }
        if (problem instanceof KakaoException.LimitReached) {
            return Optional.of(problem.code().equals("KOE237") ? now.plus(ISSUE_LIMIT) : newDay(now));
        }
        return isForPerson(problem) ? Optional.of(now.plus(PERSON)) : Optional.empty();
    }

    /** Whether only this receiver's limit is used up, so that other receivers can still be reached. */
    static boolean isOfReceivers(KakaoException problem) {
        return OF_RECEIVERS.contains(problem.code());
    }

    /** Whether a person has to fix the account first. */
    static boolean isForPerson(KakaoException problem) {
        return problem instanceof KakaoException.ConnectionEnded
                || problem instanceof KakaoException.ConsentMissing
                || problem instanceof KakaoException.TokenExpired;
    }

    /** A minute, then twice as long each time up to half an hour, shortened by up to half at random. */
    Instant backOff(int rounds, Instant now) {
        Duration longest = FIRST.multipliedBy(1L << Math.min(rounds - 1, 5));
        longest = longest.compareTo(LAST) < 0 ? longest : LAST;
        return now.plusMillis((long) (longest.toMillis() * (1 - random.getAsDouble() / 2)));
    }

    private static Instant newDay(Instant now) {
        ZonedDateTime there = now.atZone(DailyCounts.KOREA);
        ZonedDateTime newDay = there.truncatedTo(ChronoUnit.DAYS).plus(AFTER_MIDNIGHT);
        return (newDay.isAfter(there) ? newDay : newDay.plusDays(1)).toInstant();
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
