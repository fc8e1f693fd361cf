package io.jenkins.plugins.kakaomemo.kakao;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that is either handed out to the connection or withdrawn, never both: before the connection has
 * asked for it, Kakao cannot have acted on it, and once it is withdrawn, Kakao cannot act on it later.
 */
final class TrackedBody implements HttpRequest.BodyPublisher {

    private enum State {
        AT_HAND,
        HANDED_OUT,
        WITHDRAWN
    }

    /** Fails the request, as documented for a stream that is missing. */
    private static final HttpRequest.BodyPublisher NOTHING = HttpRequest.BodyPublishers.ofInputStream(() -> null);

    private final HttpRequest.BodyPublisher body;
    private final AtomicReference<State> state = new AtomicReference<>(State.AT_HAND);

    TrackedBody(String text) {
        body = HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /** Keeps it back from now on; {@code false} if it is too late for that. */
    boolean withdraw() {
        return changeTo(State.WITHDRAWN);
    }

    private boolean changeTo(State wanted) {
        state.compareAndSet(State.AT_HAND, wanted);
        return state.get() == wanted;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        (changeTo(State.HANDED_OUT) ? body : NOTHING).subscribe(connection);
    }
}
