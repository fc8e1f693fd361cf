package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The wait before another attempt: half a second, then twice as long each time, shortened by up to half at random. */
@FunctionalInterface
interface Backoff {

    Backoff EXPONENTIAL = attempt -> {
        long longest = 500L << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    };

    Duration after(int attempt);
}
