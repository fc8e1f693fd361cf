package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

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
    private final WireMark mark;
    private final Executor executor;
    private State state = State.AT_HAND;

    TrackedBody(String text) {
        this(text, WireMark.NONE, Runnable::run);
    }

    /**
     * @param mark set before the body is handed out
     * @param executor does both; the thread that asks for the body may be the one that serves all connections
     */
    TrackedBody(String text, WireMark mark, Executor executor) {
        this.body = HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
        this.mark = mark;
        this.executor = executor;
    }

    /** Keeps it back from now on; {@code false} if it is too late for that. */
    synchronized boolean withdraw() {
        if (state == State.AT_HAND) {
            state = State.WITHDRAWN;
        }
        return state == State.WITHDRAWN;
    }

    private synchronized boolean handOut() {
        if (state == State.AT_HAND) {
            state = isMarked() ? State.HANDED_OUT : State.WITHDRAWN;
        }
        return state == State.HANDED_OUT;
    }

    private boolean isMarked() {
        try {
            mark.set();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        executor.execute(() -> (handOut() ? body : NOTHING).subscribe(connection));
    }
}
