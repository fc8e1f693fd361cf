package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.outbox.OutboxListener;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets the end of a build wait a moment for its memo, so that the console can tell the truth, but not where Kakao was
 * slow the last time.
 */
final class CompletionWaiter implements OutboxListener {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final OutboxListener next;
    private final Map<String, CompletableFuture<DeliveryResult>> awaited = new ConcurrentHashMap<>();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();

    CompletionWaiter(OutboxListener next) {
        this.next = next;
    }

    /** What becomes of one memo. */
    final class Answer implements AutoCloseable {

        private final String origin;
        private final CompletableFuture<DeliveryResult> answer = new CompletableFuture<>();

        private Answer(String origin) {
            this.origin = origin;
            awaited.put(origin, answer);
        }

        DeliveryResult orAfterAMoment(DeliveryResult otherwise) throws InterruptedException {
            try {
                return answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return otherwise;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            awaited.remove(origin);
        }
    }

    /** To be asked for before the memo is handed in. */
    Answer answerTo(NewMemo posting) {
        return new Answer(posting.origin());
    }

    boolean isExpectedOf(String account) {
        return !slow.contains(account);
    }

    @Override
    public void settled(DeliveryResult settled) {
        try {
            next.settled(settled);
        } finally {
            noteSpeed(settled);
            if (settled.fate() != DeliveryStatus.WAITING || settled.attempts() > 0) {
                settled.memo().origins().forEach(origin -> answer(origin, settled));
            }
        }
    }

    private void noteSpeed(DeliveryResult settled) {
        if (settled.attempts() == 0) {
            return;
        }
        if (settled.took().compareTo(MOMENT) > 0) {
            slow.add(settled.memo().account());
        } else {
            slow.remove(settled.memo().account());
        }
    }

    private void answer(String origin, DeliveryResult settled) {
        CompletableFuture<DeliveryResult> answer = awaited.get(origin);
        if (answer != null) {
            answer.complete(settled);
        }
    }
}
