package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.outbox.OutboxListener;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Lets the end of a build wait up to 2 seconds for its memo, so that the console can show the result, but not if Kakao
 * was slow the last time.
 */
final class CompletionWaiter implements OutboxListener {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final OutboxListener next;
    private final Map<String, CompletableFuture<DeliveryResult>> awaited = new ConcurrentHashMap<>();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();

    CompletionWaiter(OutboxListener next) {
        this.next = next;
    }

    /** To be called before the memo is handed in, and followed by {@link #forget}. */
    CompletableFuture<DeliveryResult> expect(NewMemo memo) {
        return awaited.computeIfAbsent(memo.origin().key(), key -> new CompletableFuture<>());
    }

    static CompletableFuture<DeliveryResult> inAMoment(
            CompletableFuture<DeliveryResult> answer, DeliveryResult otherwise) {
        return answer.completeOnTimeout(otherwise, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }

    static DeliveryResult await(CompletableFuture<DeliveryResult> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget(NewMemo memo) {
        awaited.remove(memo.origin().key());
    }

    boolean isExpectedOf(String account) {
        return !slow.contains(account);
    }

    @Override
    public void completed(PendingMemo memo, DeliveryResult result, Duration took) {
        try {
            next.completed(memo, result, took);
        } finally {
            if (result.attempts() > 0) {
                noteSpeed(memo.account().key(), took);
            }
            if (!result.isWaiting() || result.attempts() > 0) {
                memo.origins().stream()
                        .map(origin -> awaited.get(origin.key()))
                        .filter(Objects::nonNull)
                        .forEach(answer -> answer.complete(result));
            }
        }
    }

    @Override
    public void whenKept(Runnable forget) {
        next.whenKept(forget);
    }

    private void noteSpeed(String account, Duration took) {
        if (took.compareTo(MOMENT) > 0) {
            slow.add(account);
        } else {
            slow.remove(account);
        }
    }
}
