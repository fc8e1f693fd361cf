package io.jenkins.plugins.kakaomemo.account;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * How many memos Kakao has taken from an account.
 *
 * @param lastAt when it took the last one, or {@code null} if it took none
 * @param today how many it took on this day, which is Korea's
 */
public record MemoCount(@CheckForNull Instant lastAt, int today) {
    static final MemoCount NONE = new MemoCount(null, 0);
}
