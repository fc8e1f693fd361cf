package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much an outbox holds. What was sent or given up does not count.
 *
 * @param memosOfAccount how many memos of one account
 * @param memos how many in all
 * @param bytes the size of their files together
 */
record OutboxBounds(int memosOfAccount, int memos, long bytes) {

    static final OutboxBounds USUAL = new OutboxBounds(200, 1000, 10_000_000);

    /**
     * What must go next to make room for a new memo: the oldest of its own account, and if all together are too many, of
     * the account that has most. Memos that may have arrived go before those that wait: with them only the offer to send
     * them again is lost.
     *
     * @param entries with the new one, oldest first
     * @return empty if there is room, or if nothing can go
     */
    Optional<Entry> excess(Collection<Entry> entries, PendingMemo added) {
        List<Entry> counted = entries.stream()
                .filter(entry -> entry.state() != State.GIVEN_UP && entry.state() != State.SENT)
                .toList();
        List<Entry> own = of(added.account().key(), counted);
        Optional<Entry> excess = own.size() > memosOfAccount ? oldest(own, added) : Optional.empty();
        return excess.isEmpty() && isFull(counted) ? oldest(largestAccount(counted), added) : excess;
    }

    private boolean isFull(List<Entry> counted) {
        return counted.size() > memos
                || counted.stream().mapToLong(Entry::bytes).sum() > bytes;
    }

    private static List<Entry> of(String account, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.memo().account().key().equals(account))
                .toList();
    }

    private static List<Entry> largestAccount(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.memo().account().key(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static Optional<Entry> oldest(List<Entry> entries, PendingMemo added) {
        return entries.stream()
                .filter(entry -> entry.state() == State.UNKNOWN || entry.state() == State.WAITING)
                .filter(entry -> !entry.memo().id().equals(added.id()))
                .min(Comparator.comparing(Entry::state));
    }
}
