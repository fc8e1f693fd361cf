package io.jenkins.plugins.kakaomemo.outbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an automatic memo is held back, to go in a digest. */
public enum HoldReason {

    /** These are quiet hours. */
    QUIET("quiet"),
    /** Many memos came within a minute. */
    BURST("burst"),
    /** Most of the account's daily limit is used up. */
    NEAR_LIMIT("limit");

    private final String code;

    HoldReason(String code) {
        this.code = code;
    }

    /** {@code quiet}, {@code burst} or {@code limit}; stays the same across versions. */
    public String code() {
        return code;
    }

    /** The codes of all of them. */
    public static Set<String> codes() {
        return Arrays.stream(values()).map(HoldReason::code).collect(Collectors.toUnmodifiableSet());
    }
}
