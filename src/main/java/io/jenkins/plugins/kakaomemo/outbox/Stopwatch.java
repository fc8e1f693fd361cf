package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Duration;

/** Runs from the moment it is made, whatever happens to the clock on the wall. */
final class Stopwatch {

    private final long started = System.nanoTime();

    Duration read() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
