package io.jenkins.plugins.kakaomemo.outbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an automatic memo is gathered with others. */
public enum HoldReason {

    /** Nobody is to be disturbed at this hour. */
    QUIET("quiet"),
    /** Many came at once. */
    BURST("burst"),
    /** Little is left of what the account may send today. */
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
