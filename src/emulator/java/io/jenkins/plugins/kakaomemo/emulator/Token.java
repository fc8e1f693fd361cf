package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An access or refresh token that has not been ended; it may have expired. */
record Token(String value, Login login, List<String> scopes, Instant issuedAt, Duration life) {

    /** 6 hours, less the second Kakao's own answers lack. */
    static final Duration ACCESS_LIFE = Duration.ofSeconds(21599);

    /** 60 days, less a second. */
    static final Duration REFRESH_LIFE = Duration.ofSeconds(5183999);

    EmulatorUser user() {
        return login.user();
    }

    /** What is left of its life, negative once it is over. */
    Duration left(Instant now) {
        return Duration.between(now, issuedAt.plus(life));
    }

    boolean isAlive(Instant now) {
        return left(now).compareTo(Duration.ZERO) > 0;
    }
}
