package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.kakaomemo.outbox.AccountFiles.AccountFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The last 200 deliveries of each account, across restarts.
 *
 * <p>While the disk cannot be written they are kept in memory. Accounts are named by letters, digits, hyphens and
 * underscores of ASCII; any other name is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class DeliveryHistory {

    static final int MOST = 200;

    private static final Logger LOGGER = Logger.getLogger(DeliveryHistory.class.getName());

    private final AccountFiles files;
    private final Executor later;
    private final Map<String, Log> logs = new ConcurrentHashMap<>();

    /**
     * @param folder made with the first delivery; one process at a time owns it
     * @param later writes what has changed, perhaps a moment later; a crash until then forgets it
     */
    public DeliveryHistory(Path folder, Executor later) {
        this.files = new AccountFiles(folder, ".jsonl");
        this.later = later;
    }

    /**
     * Adds a delivery as the newest of its account, in place of what was known of it before.
     *
     * @param replaced ids of the deliveries that it stands for; they are forgotten
     */
    public void put(String account, DeliveryEntry entry, Collection<String> replaced) {
        if (log(account).put(entry, replaced)) {
            later.execute(() -> Optional.ofNullable(logs.get(account)).ifPresent(Log::write));
        }
    }

    /** Writes what has changed. */
    public void write() {
        logs.values().forEach(Log::write);
    }

    /** The deliveries of an account; the one that was put last comes first. */
    public List<DeliveryEntry> of(String account) {
        return log(account).newestFirst();
    }

    /** The delivery of this id; empty as well if nothing is known of the account, whatever it is called. */
    public Optional<DeliveryEntry> find(String account, String id) {
        return logs.containsKey(account) || files.exists(account) ? log(account).find(id) : Optional.empty();
    }

    /** Has the deliveries of all accounts follow a job or folder whose full name has changed. */
    public void rename(String from, String to) {
        write();
        String written = Json.write(from).replaceAll("^\"|\"$", "");
        files.accounts().stream()
                .filter(account -> files.of(account).read().orElse("").contains(written))
                .forEach(account -> log(account).rename(from, to));
    }

    /** Forgets all accounts but these. */
    public void forgetAllBut(Set<String> left) {
        logs.keySet().retainAll(left);
        files.deleteAllBut(left);
    }

    private Log log(String account) {
        return logs.computeIfAbsent(account, key -> new Log(files.of(key)));
    }

    /**
     * The deliveries of one account, read when they are first asked for. Each is added to the end of the file, which is
     * written anew once it has twice as many lines as deliveries are kept.
     */
    private static final class Log {

        private final AccountFile file;
        private final LinkedHashMap<String, DeliveryEntry> entries = new LinkedHashMap<>();
        private final List<DeliveryEntry> added = new ArrayList<>();
        private int lines;

        /** Whether the file could be read, ends with a whole line, and holds no line that is out of date. */
        private boolean sound;

        Log(AccountFile file) {
            this.file = file;
            String text = file.read().orElse("");
            List<String> all = text.lines().toList();
            List<DeliveryEntry> whole =
                    all.stream().map(Log::entry).flatMap(Optional::stream).toList();
            whole.forEach(this::keep);
            lines = all.size();
            sound = whole.size() == lines && text.endsWith("\n");
            if (whole.size() < lines) {
                LOGGER.log(Level.WARNING, "{0} of {1} lines of {2} are no deliveries and were skipped", new Object[] {
                    lines - whole.size(), lines, file
                });
            }
        }

        private static Optional<DeliveryEntry> entry(String line) {
            try {
                return Optional.of(Json.read(line, DeliveryEntry.class));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        /** @return whether everything was written before */
        synchronized boolean put(DeliveryEntry entry, Collection<String> replaced) {
            if (entries.keySet().removeAll(replaced)) {
                sound = false;
            }
            keep(entry);
            added.add(entry);
            return added.size() == 1;
        }

        synchronized void write() {
            if (!added.isEmpty() && sound && lines + added.size() <= 2 * MOST) {
                sound = file.append(lines(added));
                lines += added.size();
            } else if (!added.isEmpty()) {
                writeAnew();
            }
            added.clear();
        }

        synchronized void rename(String from, String to) {
            entries.replaceAll((id, entry) -> entry.renamed(from, to));
            writeAnew();
        }

        private void writeAnew() {
            sound = file.replace(lines(entries.values()));
            lines = entries.size();
        }

        private void keep(DeliveryEntry entry) {
            entries.remove(entry.id());
            entries.put(entry.id(), entry);
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        }

        private static String lines(Collection<DeliveryEntry> entries) {
            return entries.stream().map(entry -> Json.write(entry) + "\n").collect(Collectors.joining());
        }

        synchronized List<DeliveryEntry> newestFirst() {
            List<DeliveryEntry> newestFirst = new ArrayList<>(entries.values());
            Collections.reverse(newestFirst);
            return newestFirst;
        }

        synchronized Optional<DeliveryEntry> find(String id) {
            return Optional.ofNullable(entries.get(id));
        }
    }
}
