package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides for each automatic memo whether it goes now or is held for a digest: in quiet hours until they end, in a
 * burst for a minute, and near the daily limit for an hour or more, so that the rest of the limit lasts the day. No
 * digest goes out in quiet hours. Thread-safe.
 */
public final class QuotaGuard {

    private static final Duration BURST_WINDOW = Duration.ofMinutes(1);

    private final DailyCounts counts;
    private final Supplier<QuotaSettings> settings;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Burst> bursts = new ConcurrentHashMap<>();

    /**
     * @param settings asked for each memo
     * @param zone the time zone of the quiet hours
     */
    public QuotaGuard(DailyCounts counts, Supplier<QuotaSettings> settings, Clock clock, ZoneId zone) {
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Counts an automatic memo, and says until when and why it is held. Of several reasons the one that lasts longest
     * counts.
     *
     * @param account as {@link DailyCounts} knows it
     * @param quiet the quiet hours of the person whom the memo is for
     * @return empty if it goes now
     */
    public Optional<DeliveryResult> hold(String account, Optional<QuietHours> quiet) {
        Instant now = clock.instant();
        QuotaSettings current = settings.get();
        int today = counts.today(account);
        Optional<Instant> burst =
                bursts.computeIfAbsent(account, key -> new Burst()).end(current.burst());
        Optional<Instant> limit = current.isNearLimit(today)
                ? Optional.of(nextDigest(now, current.dailyLimit() - today))
                : Optional.empty();
        return Stream.of(
                        quiet.flatMap(hours -> hours.end(now, zone))
                                .map(end -> DeliveryResult.waiting(DeliveryResult.QUIET, end)),
                        burst.map(end -> DeliveryResult.waiting(DeliveryResult.BURST, afterQuiet(end, quiet))),
                        limit.map(end -> DeliveryResult.waiting(DeliveryResult.NEAR_LIMIT, afterQuiet(end, quiet))))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(DeliveryResult::nextTry));
    }

    private Instant afterQuiet(Instant time, Optional<QuietHours> quiet) {
        return quiet.flatMap(hours -> hours.end(time, zone)).orElse(time);
    }

    /**
     * When the next digest may come near the limit: at a full hour in Korea, or early on the next day. So what an
     * account may still send is spread over the rest of the day, and half of it is left for written messages.
     *
     * @param left how many memos may still be sent today
     */
    private static Instant nextDigest(Instant now, int left) {
        ZonedDateTime local = now.atZone(DailyCounts.KOREA);
        Instant midnight =
                local.toLocalDate().plusDays(1).atStartOfDay(DailyCounts.KOREA).toInstant();
        Duration rest = Duration.between(now, midnight);
        long hours = rest.minusNanos(1).toHours() + 1;
        long digests = Math.max(1, left / 2);
        Duration apart = Duration.ofHours(Math.max(1, (hours + digests - 1) / digests));
        long after = rest.minusNanos(1).dividedBy(apart);
        return after == 0 ? midnight.plus(RetrySchedule.AFTER_MIDNIGHT) : midnight.minus(apart.multipliedBy(after));
    }

    /** The automatic memos of one account within the last minute. */
    private final class Burst {

        private final Deque<Instant> memos = new ArrayDeque<>();
        private Instant firstHeld = Instant.MIN;

        /**
         * Counts a memo.
         *
         * @param most how many go within a minute
         * @return until when it is held if there are more: a minute from the first one held
         */
        synchronized Optional<Instant> end(int most) {
            Instant now = clock.instant();
            memos.addLast(now);
            memos.removeIf(memo -> !isRecent(memo, now));
            while (memos.size() > most + 1) {
                memos.removeFirst();
            }
            if (memos.size() <= most) {
                return Optional.empty();
            }
            if (!isRecent(firstHeld, now)) {
                firstHeld = now;
            }
            return Optional.of(firstHeld.plus(BURST_WINDOW));
        }

        /** A time in the future is not recent: the clock has been set back since. */
        private static boolean isRecent(Instant time, Instant now) {
            return time.isAfter(now.minus(BURST_WINDOW)) && !time.isAfter(now);
        }
    }
}
