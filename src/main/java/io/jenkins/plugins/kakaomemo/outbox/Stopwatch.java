package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;

/** Measures from its creation, independent of changes of the system clock. */
final class Stopwatch {

    private final long started = System.nanoTime();

    Duration read() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
