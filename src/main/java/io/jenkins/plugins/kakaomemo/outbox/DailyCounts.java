package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.kakaomemo.outbox.AccountFiles.AccountFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts each account's memos by the days of Kakao's quota, which are Korea's, across restarts.
 *
 * <p>While the disk cannot be written it goes on counting in memory. Accounts are named by letters, digits, hyphens and
 * underscores of ASCII; any other name is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class DailyCounts {

    static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private static final Logger LOGGER = Logger.getLogger(DailyCounts.class.getName());

    private final AccountFiles files;
    private final Clock clock;
    private final Executor later;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    /**
     * @param folder made with the first memo; one process at a time owns it
     * @param later writes what has changed, perhaps a moment later; a crash until then forgets it
     */
    public DailyCounts(Path folder, Clock clock, Executor later) {
        this.files = new AccountFiles(folder, ".json");
        this.clock = clock;
        this.later = later;
    }

    public int today(String account) {
        Instant now = clock.instant();
        return counter(account).count().map(count -> count.on(now)).orElse(0);
    }

    /** When the account sent its last memo; empty if it never did. */
    public Optional<Instant> last(String account) {
        return counter(account).count().map(DayCount::last);
    }

    /**
     * Counts memos that Kakao has accepted.
     *
     * @param memos at least 1; a memo to several friends is one for each
     * @throws IllegalArgumentException if there are fewer
     */
    public void add(String account, int memos) {
        if (counter(account).add(new DayCount(clock.instant(), memos))) {
            later.execute(() -> Optional.ofNullable(counters.get(account)).ifPresent(Counter::write));
        }
    }

    /** Writes what has changed. */
    public void write() {
        counters.values().forEach(Counter::write);
    }

    /** Forgets all accounts but these. */
    public void forgetAllBut(Set<String> left) {
        counters.keySet().retainAll(left);
        files.deleteAllBut(left);
    }

    private Counter counter(String account) {
        return counters.computeIfAbsent(account, key -> new Counter(files.of(key)));
    }

    /** The count of one account, read when it is first asked for. */
    private static final class Counter {

        private final AccountFile file;
        private Optional<DayCount> count;
        private boolean changed;

        Counter(AccountFile file) {
            this.file = file;
            count = file.read().flatMap(this::parsed);
        }

        synchronized Optional<DayCount> count() {
            return count;
        }

        /** @return whether it was written before */
        synchronized boolean add(DayCount added) {
            boolean written = !changed;
            count = Optional.of(count.map(added::after).orElse(added));
            changed = true;
            return written;
        }

        synchronized void write() {
            if (changed) {
                changed = false;
                file.replace(Json.write(count.orElseThrow()));
            }
        }

        private Optional<DayCount> parsed(String text) {
            try {
                return Optional.of(Json.read(text, DayCount.class));
            } catch (JsonProcessingException e) {
                LOGGER.log(
                        Level.WARNING,
                        "The file {0} holds no count of memos ({1}); today''s count begins at 0 again",
                        new Object[] {file, e.getOriginalMessage()});
                return Optional.empty();
            }
        }
    }

    /**
     * The memos of one day; its file holds exactly these fields as JSON.
     *
     * @param last when the last of them was sent
     * @param memos how many were sent on the day of the last, at least 1
     */
    public record DayCount(Instant last, int memos) {

        public DayCount {
            if (memos < 1) {
                throw new IllegalArgumentException("memos is " + memos + "; at least 1 was sent");
            }
        }

        /** How many of them were sent on the day of that time. */
        public int on(Instant now) {
            return day(last).equals(day(now)) ? memos : 0;
        }

        /** These memos and those that were sent before them on the same day. */
        public DayCount after(DayCount earlier) {
            return new DayCount(last, (int) Math.min(Integer.MAX_VALUE, (long) earlier.on(last) + memos));
        }

        private static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, KOREA);
        }
    }
}
