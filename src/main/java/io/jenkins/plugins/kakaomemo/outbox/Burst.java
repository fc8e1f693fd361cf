package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The automatic memos of one account within the last minute. */
final class Burst {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> memos = new ArrayDeque<>();
    private Instant firstHeld = Instant.MIN;

    Burst(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a memo.
     *
     * @param most how many go within a minute
     * @return until when it is held if there are more: a minute from the first one held
     */
    synchronized Optional<Instant> end(int most) {
        Instant now = clock.instant();
        memos.addLast(now);
        memos.removeIf(memo -> !isRecent(memo, now));
        while (memos.size() > most + 1) {
            memos.removeFirst();
        }
        if (memos.size() <= most) {
            return Optional.empty();
        }
        if (!isRecent(firstHeld, now)) {
            firstHeld = now;
        }
        return Optional.of(firstHeld.plus(WINDOW));
    }

    /** A time in the future is not: the clock has been set back since. */
    private static boolean isRecent(Instant time, Instant now) {
        return time.isAfter(now.minus(WINDOW)) && !time.isAfter(now);
    }
}
