package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The memos of one day of Kakao's quota, which are Korea's days; its file holds exactly these fields as JSON.
 *
 * @param last when the last of them was sent
 * @param memos how many were sent on the day of the last, at least 1
 */
record DayCount(Instant last, int memos) {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    DayCount {
        Objects.requireNonNull(last, "last");
        if (memos < 1) {
            throw new IllegalArgumentException("memos is " + memos + "; at least 1 was sent");
        }
    }

    /** How many were sent on the day of this instant. */
    int on(Instant now) {
        return day(last).equals(day(now)) ? memos : 0;
    }

    /** These memos and those that were sent before them on the same day. */
    DayCount after(DayCount earlier) {
        return new DayCount(last, (int) Math.min(Integer.MAX_VALUE, (long) earlier.on(last) + memos));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, KOREA);
    }
}
