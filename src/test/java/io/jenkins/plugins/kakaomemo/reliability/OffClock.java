package io.jenkins.plugins.kakaomemo.reliability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a machine that may be wrong by any time. */
final class OffClock extends Clock {

    private final Clock right;
    private volatile Duration wrongBy = Duration.ZERO;

    OffClock(Clock right) {
        this.right = right;
    }

    void jumpTo(Duration newWrongBy) {
        wrongBy = newWrongBy;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(wrongBy);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        OffClock there = new OffClock(right.withZone(zone));
        there.wrongBy = wrongBy;
        return there;
    }
}
