package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** In which order the memos of an account leave the outbox, and which of them become one. */
final class DeliveryOrder {

    /** So many that have piled up still come one by one, and are not long to wait for. */
    private static final int FEW = 5;

    /** Codes with which Kakao says that nothing more goes today. */
    private static final Set<String> USED_UP = Set.of("-10", "-532", "-533", "-536");

    /** These come along with the first of them. */
    private static final Set<String> TOGETHER = Set.of(HoldReason.BURST.code(), HoldReason.NEAR_LIMIT.code());

    private final Outbox outbox;

    DeliveryOrder(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Gives up the memos of an account whose time has run out. */
    void expire(String account, Instant now) {
        outbox.waiting(account).stream()
                .filter(memo -> !memo.expires().isAfter(now))
                .forEach(memo -> outbox.giveUp(memo, Reason.expired(memo)));
    }

    /** Makes due what waits for another reason than to be gathered. */
    void hasten(String account, Instant now) {
        outbox.waiting(account).stream().filter(memo -> !isHeld(memo)).forEach(memo -> outbox.makeDue(memo, now));
    }

    /** The memo to be sent next: a memo that comes as it is goes first, and lets none overtake it. */
    Optional<PendingMemo> first(String account, Predicate<PendingMemo> due) {
        Optional<PendingMemo> kept = waiting(account, DeliveryPolicy.RETRY).findFirst();
        return kept.isPresent()
                ? kept.filter(due)
                : waiting(account, DeliveryPolicy.DIGEST).filter(due).findFirst();
    }

    /** The oldest memo that a new one must not overtake. */
    Optional<PendingMemo> before(NewMemo posting) {
        return outbox.waiting(posting.account()).stream()
                .filter(memo -> posting.policy() == DeliveryPolicy.DIGEST || memo.policy() == DeliveryPolicy.RETRY)
                .findFirst();
    }

    /** Whether so few memos are ahead that a new one can wait for them. */
    boolean isShort(String account) {
        return outbox.waiting(account).size() <= FEW;
    }

    /** Whether anything of the account waits. */
    boolean isAhead(String account) {
        return !outbox.waiting(account).isEmpty();
    }

    /**
     * The memo itself, or the digest that takes its place and that of others.
     *
     * @throws IOException if the digest could not be written
     */
    PendingMemo gathered(PendingMemo memo, MemoSender sender, Instant now) throws IOException {
        if (memo.policy() != DeliveryPolicy.DIGEST) {
            return memo;
        }
        List<PendingMemo> members = waiting(memo.account(), DeliveryPolicy.DIGEST)
                .filter(each -> each.receivers().equals(memo.receivers()))
                .filter(each -> !each.nextTry().isAfter(now) || TOGETHER.contains(each.lastReason()))
                .toList();
        boolean spare = members.size() > FEW || members.stream().anyMatch(DeliveryOrder::isHeld);
        return spare && members.size() > 1 ? outbox.join(members, (id, origins) -> sender.digest(id, origins)) : memo;
    }

    /** Whether it has been held back to spare messages. */
    private static boolean isHeld(PendingMemo memo) {
        return HoldReason.codes().contains(memo.lastReason()) || USED_UP.contains(memo.lastReason());
    }

    private Stream<PendingMemo> waiting(String account, DeliveryPolicy policy) {
        return outbox.waiting(account).stream().filter(memo -> memo.policy() == policy);
    }
}
