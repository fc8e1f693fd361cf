package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EmulatorClockTest {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void stoppedClockMovesOnlyWhenAdvanced() {
        EmulatorClock clock = EmulatorClock.stoppedAt(START);
        assertThat(clock.instant()).isEqualTo(START);
        clock.advance(Duration.ofDays(30));
        clock.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(30)).plusSeconds(1));
    }

    @Test
    void runningClockKeepsItsOffsetFromRealTime() {
        EmulatorClock clock = EmulatorClock.running();
        clock.advance(Duration.ofHours(6));
        assertThat(Duration.between(Instant.now(), clock.instant()))
                .isBetween(
                        Duration.ofHours(6).minusSeconds(5), Duration.ofHours(6).plusSeconds(5));
    }

    @Test
    void clocksOfOtherZonesMoveTogether() {
        EmulatorClock clock = EmulatorClock.stoppedAt(START);
        EmulatorClock seoul = clock.withZone(ZoneId.of("Asia/Seoul"));
        clock.advance(Duration.ofHours(1));
        assertThat(seoul.instant()).isEqualTo(clock.instant());
        assertThat(seoul.getZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }

    @Test
    void timeDoesNotRunBackwards() {
        EmulatorClock clock = EmulatorClock.stoppedAt(START);
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
        assertThat(clock.instant()).isEqualTo(START);
    }
}
