package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that either the connection has asked for or nobody ever gets: before that, Kakao cannot have acted on
 * it, and what is withdrawn by then it cannot act on later.
 */
final class TrackedBody implements HttpRequest.BodyPublisher {

    private enum State {
        AT_HAND,
        HANDED_OUT,
        WITHDRAWN
    }

    private final HttpRequest.BodyPublisher body;
    private final AtomicReference<State> state = new AtomicReference<>(State.AT_HAND);

    TrackedBody(String text) {
        body = HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /** Keeps it back from now on; {@code false} if it is too late for that. */
    boolean withdraw() {
        return settle(State.WITHDRAWN) == State.WITHDRAWN;
    }

    private State settle(State wanted) {
        state.compareAndSet(State.AT_HAND, wanted);
        return state.get();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (settle(State.HANDED_OUT) == State.HANDED_OUT) {
            body.subscribe(connection);
        } else {
            connection.onSubscribe(new Nothing());
            connection.onError(new IOException("nobody waits for an answer any more"));
        }
    }

    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
