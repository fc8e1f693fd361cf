package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Ids that sort in the order in which they were issued, even if the clock stands still or is set back. */
final class MemoIds {

    private static final Pattern ID = Pattern.compile("\\d{16}-[0-9a-f]{8}");

    private long last;

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @param newest the newest id in use, or {@code null} */
    MemoIds(String newest) {
        last = newest == null ? 0 : Long.parseLong(newest.substring(0, 16));
    }

    String next(Instant now) {
        last = Math.max(last + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        return String.format(
                Locale.ROOT, "%016d-%08x", last, ThreadLocalRandom.current().nextInt());
    }
}
