package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long SEED = 20260701;

    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, 22:00, 08:00",
        "' 22:00 - 08:00 ', 22:00, 08:00",
        "22:00–08:00, 22:00, 08:00",
        "22:00 – 08:00, 22:00, 08:00",
        "00:00-23:59, 00:00, 23:59",
        "12:30-13:30, 12:30, 13:30"
    })
    void readsTwoTimes(String written, LocalTime from, LocalTime to) {
        QuietHours hours = QuietHours.of(written);

        assertThat(hours).isEqualTo(new QuietHours(from, to));
        assertThat(QuietHours.of(hours.toString())).isEqualTo(hours);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "22:00",
                "22-08",
                "24:00-08:00",
                "22:00-24:00",
                "22:60-08:00",
                "8:00-9:00",
                "22:00--08:00",
                "22:00-08:00-09:00",
                "22:00:00-08:00:00",
                "at night",
                "２２:００-０８:００",
                "{0}"
            })
    void refusesAnythingElse(String written) {
        String given = written == null ? "" : written;
        InvalidFieldException refusal = catchThrowableOfType(InvalidFieldException.class, () -> QuietHours.of(written));

        assertThat(refusal)
                .hasMessage("quietHours has \"" + given
                        + "\": use two times of day from 00:00 to 23:59, as in 22:00-08:00.");
        assertThat(refusal.getMessage(Locale.KOREAN)).contains("quietHours 값이 \"" + given + "\"", "22:00-08:00처럼");
    }

    @Test
    void refusesToEndWhenTheyBegin() {
        InvalidFieldException refusal =
                catchThrowableOfType(InvalidFieldException.class, () -> QuietHours.of("08:00 - 08:00"));

        assertThat(refusal)
                .hasMessageContaining("quietHours has \"08:00-08:00\"")
                .hasMessageContaining("different");
        assertThat(refusal.getMessage(Locale.KOREAN)).contains("08:00-08:00", "서로 다른");
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, 2026-07-01T21:59:59+09:00,",
        "22:00-08:00, 2026-07-01T22:00:00+09:00, 2026-07-02T08:00:00+09:00",
        "22:00-08:00, 2026-07-01T23:59:59+09:00, 2026-07-02T08:00:00+09:00",
        "22:00-08:00, 2026-07-02T00:00:00+09:00, 2026-07-02T08:00:00+09:00",
        "22:00-08:00, 2026-07-02T07:59:59.999+09:00, 2026-07-02T08:00:00+09:00",
        "22:00-08:00, 2026-07-02T08:00:00+09:00,",
        "22:00-08:00, 2026-12-31T23:00:00+09:00, 2027-01-01T08:00:00+09:00",
        "22:00-00:00, 2026-07-01T23:00:00+09:00, 2026-07-02T00:00:00+09:00",
        "22:00-00:00, 2026-07-02T00:00:00+09:00,",
        "00:00-06:00, 2026-07-02T00:00:00+09:00, 2026-07-02T06:00:00+09:00",
        "12:00-13:00, 2026-07-02T11:59:59+09:00,",
        "12:00-13:00, 2026-07-02T12:00:00+09:00, 2026-07-02T13:00:00+09:00",
        "12:00-13:00, 2026-07-02T13:00:00+09:00,",
        "08:00-07:59, 2026-07-02T08:00:00+09:00, 2026-07-03T07:59:00+09:00",
        "08:00-07:59, 2026-07-02T07:59:30+09:00,"
    })
    void endOnceADay(String hours, OffsetDateTime now, OffsetDateTime end) {
        assertThat(end(hours, now, ZoneId.of("Asia/Seoul"))).isEqualTo(instant(end));
    }

    /** On March 29th the clock jumps from 02:00 to 03:00. */
    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, 2026-03-28T22:00:00+01:00, 2026-03-29T08:00:00+02:00",
        "22:00-02:30, 2026-03-28T22:00:00+01:00, 2026-03-29T03:00:00+02:00",
        "22:00-02:30, 2026-03-29T03:00:00+02:00,",
        "22:00-02:00, 2026-03-29T01:59:59+01:00, 2026-03-29T03:00:00+02:00",
        "22:00-03:00, 2026-03-29T01:59:59+01:00, 2026-03-29T03:00:00+02:00",
        "22:00-03:15, 2026-03-29T01:59:59+01:00, 2026-03-29T03:15:00+02:00",
        "02:15-02:45, 2026-03-29T01:59:59+01:00,",
        "02:15-02:45, 2026-03-29T03:00:00+02:00,",
        "02:30-04:00, 2026-03-29T01:59:59+01:00,",
        "02:30-04:00, 2026-03-29T03:00:00+02:00, 2026-03-29T04:00:00+02:00"
    })
    void areShorterOnADayOf23Hours(String hours, OffsetDateTime now, OffsetDateTime end) {
        assertThat(end(hours, now, BERLIN)).isEqualTo(instant(end));
    }

    /** On October 25th the clock is put back from 03:00 to 02:00. */
    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, 2026-10-24T22:00:00+02:00, 2026-10-25T08:00:00+01:00",
        "22:00-03:00, 2026-10-24T22:00:00+02:00, 2026-10-25T03:00:00+01:00",
        "22:00-02:30, 2026-10-24T22:00:00+02:00, 2026-10-25T02:30:00+02:00",
        "22:00-02:30, 2026-10-25T02:30:00+02:00,",
        "22:00-02:30, 2026-10-25T02:00:00+01:00, 2026-10-25T02:30:00+01:00",
        "22:00-02:30, 2026-10-25T02:30:00+01:00,",
        "02:30-04:00, 2026-10-25T02:30:00+02:00, 2026-10-25T03:00:00+02:00",
        "02:30-04:00, 2026-10-25T02:00:00+01:00,",
        "02:30-04:00, 2026-10-25T02:30:00+01:00, 2026-10-25T04:00:00+01:00",
        "00:00-02:00, 2026-10-25T01:00:00+02:00, 2026-10-25T02:00:00+02:00"
    })
    void areLongerOrComeTwiceOnADayOf25Hours(String hours, OffsetDateTime now, OffsetDateTime end) {
        assertThat(end(hours, now, BERLIN)).isEqualTo(instant(end));
    }

    @Test
    void lastUntilTheFirstQuarterThatIsNotQuiet() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            LocalTime from = LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(96));
            QuietHours hours = new QuietHours(from, from.plusMinutes(15 * (1 + random.nextInt(95))));
            Instant dayOfChange = Instant.parse(random.nextBoolean() ? "2026-03-28T12:00:00Z" : "2026-10-24T12:00:00Z");
            Instant now = dayOfChange.plus(Duration.ofMinutes(15L * random.nextInt(96)));

            assertThat(hours.end(now, BERLIN))
                    .as("seed %d, case %d: %s at %s", SEED, i, hours, now.atZone(BERLIN))
                    .isEqualTo(quarterByQuarter(hours, now));
        }
    }

    private static Optional<Instant> quarterByQuarter(QuietHours hours, Instant now) {
        Set<LocalTime> quiet = Stream.iterate(
                        hours.from(), time -> !time.equals(hours.to()), time -> time.plusMinutes(15))
                .collect(Collectors.toSet());
        Instant quarter = now;
        while (quiet.contains(quarter.atZone(BERLIN).toLocalTime())) {
            quarter = quarter.plus(Duration.ofMinutes(15));
        }
        return quarter.equals(now) ? Optional.empty() : Optional.of(quarter);
    }

    private static Optional<Instant> end(String hours, OffsetDateTime now, ZoneId zone) {
        return QuietHours.of(hours).end(now.toInstant(), zone);
    }

    private static Optional<Instant> instant(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
