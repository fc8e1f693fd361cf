package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Duration;
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
        /** The error page for an unknown {@code client_id} has status 401, not 400. */
        AUTHORIZE_UNKNOWN_CLIENT_IS_401,
        /** A token call of an unknown client (KOE101) is answered 400, not 401. */
        TOKEN_UNKNOWN_CLIENT_IS_400,
        /** A token call over the issue limit (KOE237) is answered 429, not 400. */
        ISSUE_LIMIT_IS_429,
        /** A refresh ends the access tokens of the same login; otherwise they live to their own end. */
        REFRESH_ENDS_OLD_ACCESS_TOKENS,
        /** An access token gains what its user agrees to after it was issued; otherwise only the next token does. */
        TOKENS_GAIN_NEW_CONSENT,
        /** A token of an unlinked user is answered -101, not -401. */
        UNLINKED_IS_101,
        /** A text over 200 is accepted and shown up to 200, not refused with -2. */
        LONG_TEXT_ACCEPTED,
        /** Buttons, items and list contents over their number are ignored, not refused with -2. */
        SURPLUS_ACCEPTED,
        /** A link to an unregistered domain is refused with -2; otherwise it is accepted and would not open. */
        UNREGISTERED_LINK_REFUSED,
        /** The limit of messages between a sender and a receiver binds memos to oneself, too. */
        PAIR_QUOTA_BINDS_MEMO,
        /** A memo over a quota is answered -532, -533 or -536 after the counter, not -10. */
        QUOTA_NAMES_COUNTER,
        /** A message none of whose receivers got it is answered 200 with {@code failure_info}, not 400. */
        ALL_FAILED_IS_200
    }

    /** How long an authorization code lives unless set otherwise. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Set<Switch> on = Collections.synchronizedSet(EnumSet.noneOf(Switch.class));
    private volatile Duration codeLife = CODE_LIFE;

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

    /** Sets the life of the authorization codes given out from now on. */
    public EmulatorSettings codeLife(Duration value) {
        codeLife = value;
        return this;
    }

    /** The life of an authorization code. */
    public Duration codeLife() {
        return codeLife;
    }
}
