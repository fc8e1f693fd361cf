package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The wait between two attempts. */
@FunctionalInterface
public interface Backoff {

    /** Half a second, then twice as long each time, shortened by up to half at random. */
    Backoff EXPONENTIAL = attempt -> {
        long longest = 500L << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    };

    /** @param attempt that failed, counted from 1 */
    Duration after(int attempt);
}
