package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time the emulator lives in: real or stopped time plus an offset that tests move forward. Hand the same clock to
 * the client under test. Thread-safe.
 */
public final class EmulatorClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> offset;

    private EmulatorClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    private EmulatorClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    /** A clock that runs with real time. */
    public static EmulatorClock running() {
        return new EmulatorClock(Clock.systemUTC());
    }

    /** A clock that stands still at {@code instant} until it is advanced, so that every time in a test is exact. */
    public static EmulatorClock stoppedAt(Instant instant) {
        return new EmulatorClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /**
     * Moves the time forward.
     *
     * @throws IllegalArgumentException if {@code step} is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock moves forward only, not by " + step);
        }
        offset.updateAndGet(step::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** The same time, moved together with this clock, in another zone. */
    @Override
    public EmulatorClock withZone(ZoneId zone) {
        return new EmulatorClock(base.withZone(zone), offset);
    }
}
