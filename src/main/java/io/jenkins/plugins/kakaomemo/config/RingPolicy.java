package io.jenkins.plugins.kakaomemo.config;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Arrays;
import java.util.Locale;

/** For which memos to people their phones ring. */
public enum RingPolicy {
    /** For all of them. */
    PEOPLE,
    /** For failures and time-outs, and where a person must do something. */
    FAILURES,
    /** For none. */
    NEVER;

    /** As users write it, such as {@code failures}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidFieldException if it is no such word */
    static RingPolicy of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidFieldException.of("ring", Messages._RingPolicy_Unknown(word)::toString));
    }

    /** @param failure whether the memo tells of one, or of something that a person must do */
    boolean rings(boolean failure) {
        return this == PEOPLE || (this == FAILURES && failure);
    }
}
