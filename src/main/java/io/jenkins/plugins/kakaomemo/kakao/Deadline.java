package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Duration;

/**
 * When to stop waiting, on a clock that does not jump when the machine's time is set.
 *
 * @param nanoTime the time by {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    Duration leftUpTo(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }
}
