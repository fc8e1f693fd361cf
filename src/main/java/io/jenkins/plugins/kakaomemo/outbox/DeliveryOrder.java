package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** In which order the memos of an account leave the outbox, and which of them become one. */
record DeliveryOrder(Outbox outbox) {

    /** Up to this number, waiting memos are sent one by one, and a new memo can wait for them. */
    static final int FEW = 5;

    /** Kakao's codes for a quota that is used up for today. */
    private static final Set<String> USED_UP = Set.of("-10", "-532", "-533", "-536");

    /** What is held for these reasons goes together, when the first of them is due. */
    private static final Set<String> TOGETHER = Set.of(DeliveryResult.BURST, DeliveryResult.NEAR_LIMIT);

    /** The accounts with such memos that wait, the one with the oldest first. */
    List<String> accounts(Predicate<PendingMemo> such) {
        return outbox.waiting().stream()
                .filter(such)
                .map(memo -> memo.account().key())
                .distinct()
                .toList();
    }

    /** Gives up the memos of an account whose time has run out. */
    void expire(String account, Instant now) {
        waiting(account)
                .filter(memo -> memo.isExpired(now))
                .filter(outbox::begin)
                .forEach(memo -> outbox.complete(memo, DeliveryResult.expired(memo), Duration.ZERO));
    }

    /** Makes due what waits for the account, and not for its digest or for a receiver. */
    void release(String account, Instant now) {
        waiting(account)
                .filter(memo -> !DeliveryResult.HELD.contains(memo.waitsFor()))
                .filter(memo -> !RetrySchedule.OF_RECEIVERS.contains(memo.waitsFor()))
                .forEach(memo -> outbox.makeDue(memo, now));
    }

    /**
     * The memo to send next. Those that go as they are come first, oldest first, then those that may go in a digest. In
     * one chat no memo overtakes an earlier one that goes as it is.
     */
    Optional<PendingMemo> first(String account, Predicate<PendingMemo> due) {
        Set<List<String>> chats = new HashSet<>();
        Optional<PendingMemo> first =
                waiting(account, DeliveryPolicy.RETRY).filter(memo -> chats.add(memo.receivers())).toList().stream()
                        .filter(due)
                        .findFirst();
        return first.or(() -> waiting(account, DeliveryPolicy.DIGEST)
                .filter(memo -> !chats.contains(memo.receivers()))
                .filter(due)
                .findFirst());
    }

    /** The oldest memo that a new one must not overtake in its chat. */
    Optional<PendingMemo> before(NewMemo memo) {
        return waiting(memo.account().key())
                .filter(ahead -> ahead.receivers().equals(memo.receivers()))
                .filter(ahead -> memo.policy() == DeliveryPolicy.DIGEST || ahead.policy() == DeliveryPolicy.RETRY)
                .findFirst();
    }

    /**
     * The memo itself, or the digest that replaces it and others.
     *
     * @throws IOException if the digest could not be written
     */
    PendingMemo joined(PendingMemo memo, MemoSender sender, Instant now) throws IOException {
        if (memo.policy() != DeliveryPolicy.DIGEST) {
            return memo;
        }
        List<PendingMemo> members = waiting(memo.account().key(), DeliveryPolicy.DIGEST)
                .filter(each -> each.receivers().equals(memo.receivers()))
                .filter(each -> !each.nextTry().isAfter(now) || TOGETHER.contains(each.waitsFor()))
                .toList();
        boolean worthJoining = members.size() > FEW || members.stream().anyMatch(DeliveryOrder::isHeld);
        return worthJoining && members.size() > 1 ? outbox.join(members, sender) : memo;
    }

    private static boolean isHeld(PendingMemo memo) {
        return DeliveryResult.HELD.contains(memo.waitsFor()) || USED_UP.contains(memo.waitsFor());
    }

    /** What waits for the account, oldest first. */
    Stream<PendingMemo> waiting(String account) {
        return outbox.waiting(account).stream();
    }

    private Stream<PendingMemo> waiting(String account, DeliveryPolicy policy) {
        return waiting(account).filter(memo -> memo.policy() == policy);
    }
}
