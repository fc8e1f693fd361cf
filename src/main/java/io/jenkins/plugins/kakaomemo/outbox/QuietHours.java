package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of every day without automatic memos, in local time: where a clock is set forward or back, they are shorter
 * or longer, or come twice.
 *
 * @param from when they begin
 * @param to when they end; if that is before they begin, on the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final String TIME = "((?:[01]\\d|2[0-3]):[0-5]\\d)";
    private static final Pattern WRITTEN = Pattern.compile(TIME + "\\s*[-–]\\s*" + TIME);
    private static final Duration DAY = Duration.ofDays(1);

    /** @throws InvalidFieldException if they would end when they begin */
    public QuietHours {
        if (from.equals(to)) {
            throw InvalidFieldException.of("quietHours", QuotaSettings.BUNDLE, "quietHours.same", from + "-" + to);
        }
    }

    /**
     * Reads what users write.
     *
     * @param written two times of day, such as {@code 22:00-08:00}; blanks do not matter
     * @throws InvalidFieldException if it is anything else, or if both times are the same
     */
    public static QuietHours of(String written) {
        String given = written == null ? "" : written.strip();
        Matcher times = WRITTEN.matcher(given);
        if (!times.matches()) {
            throw InvalidFieldException.of("quietHours", QuotaSettings.BUNDLE, "quietHours.format", given);
        }
        return new QuietHours(LocalTime.parse(times.group(1)), LocalTime.parse(times.group(2)));
    }

    /** When they are over, if it is quiet now. */
    public Optional<Instant> end(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        if (!cover(local.toLocalTime())) {
            return Optional.empty();
        }
        Instant end = now.plus(untilEnd(local.toLocalTime()));
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        if (change == null || change.getInstant().isAfter(end)) {
            return Optional.of(end);
        }
        return end(change.getInstant(), zone).or(() -> Optional.of(change.getInstant()));
    }

    private boolean cover(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    private Duration untilEnd(LocalTime time) {
        Duration left = Duration.between(time, to);
        return left.isNegative() ? left.plus(DAY) : left;
    }

    /** As users write them, such as {@code 22:00-08:00}. */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
