package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaGuardTest {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final Optional<QuietHours> NEVER_QUIET = Optional.empty();
    private static final Optional<QuietHours> NIGHT = Optional.of(QuietHours.of("22:00-08:00"));

    private final HandSetClock clock = new HandSetClock(Instant.parse("2026-07-01T01:10:00Z"));
    private QuotaSettings settings = QuotaSettings.USUAL;

    @TempDir
    Path home;

    /** A clock that may be put back. */
    private static final class HandSetClock extends Clock {

        private Instant now;

        HandSetClock(Instant now) {
            this.now = now;
        }

        void move(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @Test
    void letsAMemoGo() {
        assertThat(guard().hold("a", NIGHT)).isEmpty();
    }

    @Test
    void holdsUntilQuietHoursAreOver() {
        clock.move(Duration.ofHours(13));

        assertThat(guard().hold("a", NIGHT)).contains(hold("2026-07-01T23:00:00Z", DeliveryResult.QUIET));
        assertThat(guard().hold("a", NEVER_QUIET)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T01:10:00Z, 80, 2026-07-01T03:00:00Z",
        "2026-07-01T01:00:00Z, 80, 2026-07-01T03:00:00Z",
        "2026-07-01T02:59:59.999Z, 80, 2026-07-01T03:00:00Z",
        "2026-07-01T06:10:00Z, 80, 2026-07-01T07:00:00Z",
        "2026-07-01T06:10:00Z, 94, 2026-07-01T09:00:00Z",
        "2026-07-01T06:10:00Z, 98, 2026-07-01T15:05:00Z",
        "2026-07-01T06:10:00Z, 130, 2026-07-01T15:05:00Z",
        "2026-07-01T14:30:00Z, 80, 2026-07-01T15:05:00Z",
        "2026-06-30T15:00:00Z, 80, 2026-06-30T18:00:00Z"
    })
    void spreadsWhatIsLeftNearTheLimitOverTheDay(Instant now, int sent, Instant until) {
        clock.move(Duration.between(clock.instant(), now));
        DailyCounts counts = counts();
        QuotaGuard guard = new QuotaGuard(counts, () -> settings, clock, KOREA);
        counts.add("a", 79);
        assertThat(guard.hold("a", NEVER_QUIET)).isEmpty();

        counts.add("a", sent - 79);

        assertThat(guard.hold("a", NEVER_QUIET)).contains(DeliveryResult.waiting(DeliveryResult.NEAR_LIMIT, until));
        assertThat(guard.hold("b", NEVER_QUIET)).isEmpty();
    }

    @Test
    void whatIsLeftLastsTheDayAndSomeIsKeptForOthers() {
        clock.move(Duration.between(clock.instant(), Instant.parse("2026-06-30T15:30:00Z")));
        DailyCounts counts = counts();
        QuotaGuard guard = new QuotaGuard(counts, () -> settings, clock, KOREA);
        counts.add("a", 80);
        Instant midnight = Instant.parse("2026-07-01T15:00:00Z");

        int digests = 0;
        while (clock.instant().isBefore(midnight)) {
            DeliveryResult hold = guard.hold("a", NEVER_QUIET).orElseThrow();
            clock.move(Duration.between(clock.instant(), hold.nextTry()));
            counts.add("a", 1);
            digests++;
        }

        assertThat(digests).isBetween(5, 15);
    }

    @Test
    void nothingThatIsHeldComesInQuietHours() {
        clock.move(Duration.between(clock.instant(), Instant.parse("2026-07-01T12:59:30Z")));
        settings = new QuotaSettings(100, 80, 1);
        QuotaGuard guard = guard();
        guard.hold("a", NIGHT);

        assertThat(guard.hold("a", NIGHT)).contains(hold("2026-07-01T23:00:00Z", DeliveryResult.BURST));
    }

    @Test
    void forgetsTheLimitAtMidnightInKorea() {
        DailyCounts counts = counts();
        QuotaGuard guard = new QuotaGuard(counts, () -> settings, clock, ZoneOffset.UTC);
        counts.add("a", 100);
        assertThat(guard.hold("a", NEVER_QUIET)).isPresent();

        clock.move(Duration.ofHours(14));

        assertThat(guard.hold("a", NEVER_QUIET)).isEmpty();
    }

    @Test
    void gathersABurstForAMinuteFromTheFirstOneHeld() {
        QuotaGuard guard = guard();
        assertThat(holds(guard, "a", 5)).isEmpty();

        clock.move(Duration.ofSeconds(10));
        DeliveryResult held = hold("2026-07-01T01:11:10Z", DeliveryResult.BURST);
        assertThat(guard.hold("a", NEVER_QUIET)).contains(held);
        assertThat(guard.hold("b", NEVER_QUIET)).isEmpty();

        clock.move(Duration.ofSeconds(49));
        assertThat(holds(guard, "a", 3)).containsOnly(held).hasSize(3);

        clock.move(Duration.ofSeconds(1));
        assertThat(guard.hold("a", NEVER_QUIET)).as("five in the last minute").isEmpty();
        assertThat(guard.hold("a", NEVER_QUIET)).as("six").contains(held);

        clock.move(Duration.ofSeconds(60));
        assertThat(guard.hold("a", NEVER_QUIET)).isEmpty();
    }

    @Test
    void aBurstThatGoesOnBecomesOneDigestAMinute() {
        QuotaGuard guard = guard();
        List<Instant> digests = IntStream.range(0, 300)
                .mapToObj(second -> {
                    Optional<DeliveryResult> hold = guard.hold("a", NEVER_QUIET);
                    clock.move(Duration.ofSeconds(1));
                    return hold;
                })
                .flatMap(Optional::stream)
                .map(DeliveryResult::nextTry)
                .distinct()
                .toList();

        assertThat(digests)
                .containsExactly(
                        Instant.parse("2026-07-01T01:11:05Z"),
                        Instant.parse("2026-07-01T01:12:05Z"),
                        Instant.parse("2026-07-01T01:13:05Z"),
                        Instant.parse("2026-07-01T01:14:05Z"),
                        Instant.parse("2026-07-01T01:15:05Z"));
    }

    @Test
    void aBurstEndsWhenTheClockIsPutBack() {
        QuotaGuard guard = guard();
        assertThat(holds(guard, "a", 9)).hasSize(4);

        clock.move(Duration.ofHours(-1));

        assertThat(holds(guard, "a", 5)).isEmpty();
        assertThat(holds(guard, "a", 1)).containsExactly(hold("2026-07-01T00:11:00Z", DeliveryResult.BURST));
    }

    @Test
    void takesSettingsAsTheyAreNow() {
        QuotaGuard guard = guard();
        settings = new QuotaSettings(100, 80, 1);
        assertThat(holds(guard, "a", 2)).hasSize(1);

        settings = new QuotaSettings(100, 80, 4);
        assertThat(holds(guard, "a", 2)).isEmpty();
        assertThat(holds(guard, "a", 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T22:59:30Z, burst, 2026-07-01T23:00:30Z",
        "2026-07-01T22:59:00Z, quiet, 2026-07-01T23:00:00Z",
        "2026-07-01T20:00:00Z, quiet, 2026-07-01T23:00:00Z",
        "2026-07-01T02:59:30Z, burst, 2026-07-01T03:00:30Z",
        "2026-07-01T02:58:30Z, limit, 2026-07-01T03:00:00Z"
    })
    void theReasonThatLastsLongestCounts(Instant now, String why, Instant until) {
        clock.move(Duration.between(clock.instant(), now));
        DailyCounts counts = counts();
        counts.add("a", 80);
        QuotaGuard guard = new QuotaGuard(counts, () -> new QuotaSettings(100, 80, 1), clock, KOREA);
        guard.hold("a", NIGHT);

        assertThat(guard.hold("a", NIGHT)).contains(DeliveryResult.waiting(why, until));
    }

    @Test
    void letsNoMoreGoThanABurstFromManyThreads() throws Exception {
        settings = new QuotaSettings(100_000, 100, 100);
        QuotaGuard guard = guard();
        Callable<Integer> hundredMemos = () -> 100 - holds(guard, "a", 100).size();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int gone = 0;
        try {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, hundredMemos))) {
                gone += each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(gone).isEqualTo(100);
    }

    @Test
    void refusesAnAccountThatCannotBeCounted() {
        QuotaGuard guard = guard();

        assertThatIllegalArgumentException().isThrownBy(() -> guard.hold("a/b", NEVER_QUIET));
    }

    @Test
    void codesStayAsTheyAre() {
        assertThat(List.of(DeliveryResult.QUIET, DeliveryResult.BURST, DeliveryResult.NEAR_LIMIT))
                .containsExactly("quiet", "burst", "limit");
    }

    private QuotaGuard guard() {
        return new QuotaGuard(counts(), () -> settings, clock, KOREA);
    }

    private DailyCounts counts() {
        return new DailyCounts(home, clock, Runnable::run);
    }

    private static List<DeliveryResult> holds(QuotaGuard guard, String account, int memos) {
        return IntStream.range(0, memos)
                .mapToObj(i -> guard.hold(account, NEVER_QUIET))
                .flatMap(Optional::stream)
                .toList();
    }

    private static DeliveryResult hold(String until, String why) {
        return DeliveryResult.waiting(why, Instant.parse(until));
    }
}
