package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Spreads what an account may still send over the rest of the day, and leaves some of it for written messages. */
final class Ration {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    /** Allows for clocks that differ from Kakao's. */
    private static final Duration INTO_THE_NEW_DAY = Duration.ofMinutes(5);

    private Ration() {}

    /**
     * When the next digest may come: at a full hour in Korea, or early on the next day.
     *
     * @param left how many memos may still be sent today
     */
    static Instant nextDigest(Instant now, int left) {
        ZonedDateTime local = now.atZone(KOREA);
        Instant midnight = local.toLocalDate().plusDays(1).atStartOfDay(KOREA).toInstant();
        Duration rest = Duration.between(now, midnight);
        long hours = rest.minusNanos(1).toHours() + 1;
        long digests = Math.max(1, left / 2);
        Duration apart = Duration.ofHours(Math.max(1, (hours + digests - 1) / digests));
        long after = rest.minusNanos(1).dividedBy(apart);
        return after == 0 ? midnight.plus(INTO_THE_NEW_DAY) : midnight.minus(apart.multipliedBy(after));
    }
}
