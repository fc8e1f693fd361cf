package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts each account's memos by the days of Kakao's quota, which are Korea's, across restarts.
 *
 * <p>While the disk cannot be written it goes on counting in memory. Accounts are named by letters, digits, hyphens and
 * underscores of ASCII; any other name is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class DailyCounts {

    private static final Logger LOGGER = Logger.getLogger(DailyCounts.class.getName());

    private final AccountFiles files;
    private final Clock clock;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    /** @param folder made with the first memo; one process at a time owns it */
    public DailyCounts(Path folder, Clock clock) {
        this.files = new AccountFiles(folder, ".json");
        this.clock = clock;
    }

    /** How many memos the account has sent on this day. */
    public int today(String account) {
        Instant now = clock.instant();
        return counter(account).count().map(count -> count.on(now)).orElse(0);
    }

    /** When the account sent its last memo; empty if it never did. */
    public Optional<Instant> last(String account) {
        return counter(account).count().map(DayCount::last);
    }

    /**
     * Counts memos that Kakao has taken.
     *
     * @param memos at least 1; a memo to several friends is one for each
     * @throws IllegalArgumentException if there are fewer
     */
    public void add(String account, int memos) {
        counter(account).add(memos, clock.instant());
    }

    private Counter counter(String account) {
        return counters.computeIfAbsent(account, key -> new Counter(files.of(key)));
    }

    /** The count of one account, read when it is first asked for. */
    private static final class Counter {

        private final AccountFile file;
        private boolean read;
        private Optional<DayCount> count = Optional.empty();

        Counter(AccountFile file) {
            this.file = file;
        }

        synchronized Optional<DayCount> count() {
            if (!read) {
                read = true;
                count = file.read().flatMap(this::parsed);
            }
            return count;
        }

        synchronized void add(int memos, Instant now) {
            DayCount added = new DayCount(now, memos);
            DayCount sum = count().map(added::after).orElse(added);
            count = Optional.of(sum);
            file.replace(Json.write(sum));
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
}
