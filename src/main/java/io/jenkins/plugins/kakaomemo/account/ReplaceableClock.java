package io.jenkins.plugins.kakaomemo.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of this controller, which tests replace while others already hold it. */
final class ReplaceableClock extends Clock {

    private volatile Clock clock = Clock.systemUTC();

    void replaceBy(Clock other) {
        clock = other;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
