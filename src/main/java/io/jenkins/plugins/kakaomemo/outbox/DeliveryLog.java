package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The deliveries of one account: in a file that each is added to the end of, which is written anew once it has twice as
 * many lines as deliveries are kept. Read when it is first asked for.
 */
final class DeliveryLog {

    static final int MOST = 200;

    private static final Logger LOGGER = Logger.getLogger(DeliveryLog.class.getName());

    private final AccountFile file;
    private final LinkedHashMap<String, DeliveryEntry> entries = new LinkedHashMap<>();
    private boolean read;
    private int lines;

    /** Whether the file could be read, ends with a whole line, and holds no line that is out of date. */
    private boolean sound;

    DeliveryLog(AccountFile file) {
        this.file = file;
    }

    synchronized void put(DeliveryEntry entry) {
        readOnce();
        keep(entry);
        if (sound && lines < 2 * MOST) {
            sound = file.append(line(entry));
            lines++;
        } else {
            sound = file.replace(
                    entries.values().stream().map(DeliveryLog::line).collect(Collectors.joining()));
            lines = entries.size();
        }
    }

    synchronized void replace(Collection<String> ids, DeliveryEntry entry) {
        readOnce();
        if (entries.keySet().removeAll(ids)) {
            sound = false;
        }
        put(entry);
    }

    /** The one that was put last comes first. */
    synchronized List<DeliveryEntry> newestFirst() {
        readOnce();
        List<DeliveryEntry> newestFirst = new ArrayList<>(entries.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    synchronized Optional<DeliveryEntry> find(String id) {
        readOnce();
        return Optional.ofNullable(entries.get(id));
    }

    private void readOnce() {
        if (!read) {
            read = true;
            parse(file.read().orElse(""));
        }
    }

    private void parse(String text) {
        List<String> all = text.lines().toList();
        List<DeliveryEntry> whole = all.stream()
                .map(DeliveryLog::entry)
                .flatMap(Optional::stream)
                .toList();
        whole.forEach(this::keep);
        lines = all.size();
        sound = whole.size() == lines && text.endsWith("\n");
        if (whole.size() < lines) {
            LOGGER.log(Level.WARNING, "{0} of {1} lines of {2} are no deliveries and were skipped", new Object[] {
                lines - whole.size(), lines, file
            });
        }
    }

    private static String line(DeliveryEntry entry) {
        return Json.write(entry) + "\n";
    }

    private static Optional<DeliveryEntry> entry(String line) {
        try {
            return Optional.of(Json.read(line, DeliveryEntry.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void keep(DeliveryEntry entry) {
        entries.remove(entry.id());
        entries.put(entry.id(), entry);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
