package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a user's tokens may be asked for: 20 access tokens in 10 minutes, 30 refresh tokens in 60 minutes. A call
 * with a used code counts, too. Not thread-safe.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/getting-started/quota">Quota</a>
 */
final class IssueLimits {

    private final Clock clock;
    private final Map<EmulatorUser, Window> accessTokens = new HashMap<>();
    private final Map<EmulatorUser, Window> refreshTokens = new HashMap<>();

    IssueLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a token call if it is within the limits, and says whether it is. */
    boolean admits(EmulatorUser user, boolean givesRefreshToken) {
        Instant now = clock.instant();
        Window access = accessTokens.computeIfAbsent(user, unused -> new Window(20, Duration.ofMinutes(10)));
        Window refresh = refreshTokens.computeIfAbsent(user, unused -> new Window(30, Duration.ofMinutes(60)));
        if (access.isFull(now) || (givesRefreshToken && refresh.isFull(now))) {
            return false;
        }
        access.times.add(now);
        if (givesRefreshToken) {
            refresh.times.add(now);
        }
        return true;
    }

    private record Window(int limit, Duration length, Deque<Instant> times) {

        Window(int limit, Duration length) {
            this(limit, length, new ArrayDeque<>());
        }

        boolean isFull(Instant now) {
            times.removeIf(time -> !time.plus(length).isAfter(now));
            return times.size() >= limit;
        }
    }
}
