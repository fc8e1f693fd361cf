package io.jenkins.plugins.kakaomemo.emulator;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What Kakao's documentation leaves open. Every switch is off at first; off is the strict or the likeliest reading, and
 * a client that is right under both positions is safe.
 */
public final class EmulatorSettings {

    /** One open question each, named after the answer it switches on. */
    public enum Switch {
        /** A refresh ends the access tokens of the same login; otherwise they live to their own end. */
        REFRESH_ENDS_OLD_ACCESS_TOKENS,
        /** A memo over a quota is answered -532, -533 or -536 after the counter, not -10. */
        QUOTA_NAMES_COUNTER,
        /** A message none of whose receivers got it is answered 200 with {@code failure_info}, not 400. */
        ALL_FAILED_IS_200
    }

    private final Set<Switch> on = Collections.synchronizedSet(EnumSet.noneOf(Switch.class));

    EmulatorSettings() {}

    /** Sets one switch. */
    public EmulatorSettings set(Switch name, boolean value) {
        if (value) {
            on.add(name);
        } else {
            on.remove(name);
        }
        return this;
    }

    /** Whether a switch is on. */
    public boolean is(Switch name) {
        return on.contains(name);
    }
}
