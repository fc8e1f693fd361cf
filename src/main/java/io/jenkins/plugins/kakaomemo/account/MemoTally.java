package io.jenkins.plugins.kakaomemo.account;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Counts an account's memos by the days of Kakao's quota, which are Korea's. */
public final class MemoTally {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private Instant last;
    private int ofItsDay;

    /**
     * @param lastAt when the last memo was sent, or {@code null} if none was
     * @param today how many were sent on this day
     */
    public record Count(@CheckForNull Instant lastAt, int today) {
        static final Count NONE = new Count(null, 0);
    }

    MemoTally() {}

    synchronized void add(Instant now) {
        ofItsDay = at(now).today() + 1;
        last = now;
    }

    synchronized Count at(Instant now) {
        return new Count(last, last != null && day(last).equals(day(now)) ? ofItsDay : 0);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, KOREA);
    }
}
