package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Ids that sort by the time at which their memos came, even if the clock stands still or is set back. Thread-safe. */
final class MemoIds {

    private static final int DIGITS = 16;
    private static final Pattern ID = Pattern.compile("\\d{" + DIGITS + "}-[0-9a-f]{8}");

    /** The number that the newest id begins with, mostly its time in microseconds since 1970. */
    private long last;

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Has all ids that follow sort after this one. */
    synchronized void startAfter(String id) {
        last = Math.max(last, Long.parseLong(id.substring(0, DIGITS)));
    }

    synchronized String next(Instant now) {
        last = Math.max(last + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        int random = ThreadLocalRandom.current().nextInt();
        return String.format(Locale.ROOT, "%0" + DIGITS + "d-%08x", last, random);
    }
}
