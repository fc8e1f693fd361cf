package io.jenkins.plugins.kakaomemo.kakao;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that is either handed out to the connection or withdrawn, never both: before the connection has asked
 * for it, Kakao cannot have acted on it, and once it is withdrawn, Kakao cannot act on it later.
 */
final class TrackedBody implements HttpRequest.BodyPublisher {

    private enum State {
        AT_HAND,
        HANDED_OUT,
        WITHDRAWN
    }

    private final byte[] text;
    private final HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofInputStream(this::handOut);
    private final AtomicReference<State> state = new AtomicReference<>(State.AT_HAND);

    TrackedBody(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps it back from now on; {@code false} if it is too late for that. */
    boolean withdraw() {
        return changeTo(State.WITHDRAWN);
    }

    /** Without a stream, the request fails. */
    private InputStream handOut() {
        return changeTo(State.HANDED_OUT) ? new ByteArrayInputStream(text) : null;
    }

    private boolean changeTo(State wanted) {
        state.compareAndSet(State.AT_HAND, wanted);
        return state.get() == wanted;
    }

    @Override
    public long contentLength() {
        return text.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        publisher.subscribe(connection);
    }
}
