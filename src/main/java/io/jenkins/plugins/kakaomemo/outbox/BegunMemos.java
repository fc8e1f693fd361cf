package io.jenkins.plugins.kakaomemo.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Memos that were taken to be sent, with the senders of their accounts. */
final class BegunMemos {

    private final Map<DeliveryRound, MemoSender> senders = new LinkedHashMap<>();
    private final Function<AccountRef, Optional<MemoSender>> accounts;

    /** @param accounts finds the account that rings */
    BegunMemos(Function<AccountRef, Optional<MemoSender>> accounts) {
        this.accounts = accounts;
    }

    void add(DeliveryRound round, MemoSender sender) {
        senders.put(round, sender);
    }

    /**
     * Sends them, in one message where the same is to ring several phones; nobody's error keeps the memo of another from
     * its round.
     *
     * @return what became of each, by the key of its origin
     * @throws RuntimeException if a sender failed unexpectedly, after all rounds
     */
    Map<String, DeliveryResult> send() {
        Map<String, DeliveryResult> results = new HashMap<>();
        List<RuntimeException> problems = new ArrayList<>();
        List<DeliveryRound> left = new ArrayList<>(senders.keySet());
        while (!left.isEmpty()) {
            DeliveryRound first = left.remove(0);
            List<DeliveryRound> together = new ArrayList<>(List.of(first));
            left.stream().filter(each -> first.memo().ringsWith(each.memo())).forEach(together::add);
            left.removeAll(together);
            Function<DeliveryRound, DeliveryResult> send = ringing(together);
            for (DeliveryRound round : together) {
                try {
                    DeliveryResult result = send.apply(round);
                    round.memo().origins().forEach(origin -> results.put(origin.key(), result));
                } catch (RuntimeException e) {
                    problems.add(e);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return results;
    }

    /** Lets the phones ring, and returns what is to be done then with each memo. */
    private Function<DeliveryRound, DeliveryResult> ringing(List<DeliveryRound> together) {
        Ring ring = together.get(0).memo().ring();
        if (ring == null) {
            return round -> round.send(senders.get(round));
        }
        try {
            RingAttempt attempt = RingAttempt.of(together, accounts.apply(ring.from()));
            return round -> round.send(senders.get(round), attempt);
        } catch (InterruptedException e) {
            return DeliveryRound::interrupted;
        } catch (RuntimeException e) {
            return round -> {
                round.cutShort();
                throw e;
            };
        }
    }
}
