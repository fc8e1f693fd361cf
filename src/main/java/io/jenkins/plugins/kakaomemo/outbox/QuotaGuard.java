package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides for each automatic memo whether it goes now or is held for a digest: in quiet hours until they end, in a burst for
 * a minute, and near the daily limit for an hour or more, so that the rest of the limit lasts the day. No digest goes out in
 * quiet hours. Thread-safe.
 */
public final class QuotaGuard {

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
     * @param quiet the quiet hours of whom the memo is for
     * @return empty if it goes now
     */
    public Optional<DeliveryResult> hold(String account, Optional<QuietHours> quiet) {
        Instant now = clock.instant();
        QuotaSettings current = settings.get();
        int today = counts.today(account);
        Optional<Instant> burst =
                bursts.computeIfAbsent(account, key -> new Burst(clock)).end(current.burst());
        Optional<Instant> limit = current.isNearLimit(today)
                ? Optional.of(Ration.nextDigest(now, current.dailyLimit() - today))
                : Optional.empty();
        return Stream.of(
                        quiet.flatMap(hours -> hours.end(now, zone)).map(end -> held(HoldReason.QUIET, end)),
                        burst.map(end -> held(HoldReason.BURST, afterQuiet(end, quiet))),
                        limit.map(end -> held(HoldReason.NEAR_LIMIT, afterQuiet(end, quiet))))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(DeliveryResult::nextTry));
    }

    private static DeliveryResult held(HoldReason why, Instant until) {
        return DeliveryResult.waiting(why.code(), until);
    }

    private Instant afterQuiet(Instant time, Optional<QuietHours> quiet) {
        return quiet.flatMap(hours -> hours.end(time, zone)).orElse(time);
    }
}
