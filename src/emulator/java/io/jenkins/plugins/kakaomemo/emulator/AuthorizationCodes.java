package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The authorization codes given out, each good for one exchange. Not thread-safe. */
final class AuthorizationCodes {

    record Code(
            String value,
            String clientId,
            String redirectUri,
            EmulatorUser user,
            List<String> scopes,
            Instant expiry) {}

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Code> codes = new HashMap<>();
    private final Set<Code> used = new HashSet<>();

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    void add(String value, String clientId, String redirectUri, EmulatorUser user, List<String> scopes) {
        Instant expiry = clock.instant().plus(LIFE);
        codes.put(value, new Code(value, clientId, redirectUri, user, scopes, expiry));
    }

    /** Every code ever given out, the used and the expired ones included. */
    Optional<Code> find(String value) {
        return Optional.ofNullable(codes.get(value));
    }

    boolean isUsable(Code code, String clientId) {
        return code.clientId().equals(clientId)
                && !used.contains(code)
                && clock.instant().isBefore(code.expiry());
    }

    void use(Code code) {
        used.add(code);
    }
}
