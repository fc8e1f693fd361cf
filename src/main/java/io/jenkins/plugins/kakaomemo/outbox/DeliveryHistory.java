package io.jenkins.plugins.kakaomemo.outbox;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last 200 deliveries of each account, across restarts.
 *
 * <p>While the disk cannot be written they are kept in memory. Accounts are named by letters, digits, hyphens and
 * underscores of ASCII; any other name is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class DeliveryHistory {

    private final AccountFiles files;
    private final Map<String, DeliveryLog> logs = new ConcurrentHashMap<>();

    /** @param folder made with the first delivery; one process at a time owns it */
    public DeliveryHistory(Path folder) {
        this.files = new AccountFiles(folder, ".jsonl");
    }

    /** Adds a delivery as the newest of its account, in place of what was known of it before. */
    public void put(String account, DeliveryEntry entry) {
        log(account).put(entry);
    }

    /** Adds a delivery likewise, and forgets those that it stands for. */
    public void replace(String account, Collection<String> ids, DeliveryEntry entry) {
        log(account).replace(ids, entry);
    }

    /** The deliveries of an account; the one that was put last comes first. */
    public List<DeliveryEntry> of(String account) {
        return log(account).newestFirst();
    }

    /** The delivery of this id, whatever its account. */
    public Optional<DeliveryEntry> find(String id) {
        files.accounts().forEach(this::log);
        return logs.values().stream()
                .map(log -> log.find(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private DeliveryLog log(String account) {
        return logs.computeIfAbsent(account, key -> new DeliveryLog(files.of(key)));
    }
}
