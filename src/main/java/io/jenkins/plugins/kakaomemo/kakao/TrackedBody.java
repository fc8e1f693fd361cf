package io.jenkins.plugins.kakaomemo.kakao;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** A request's body that knows whether the connection has asked for it: before that, Kakao cannot have acted on it. */
final class TrackedBody implements HttpRequest.BodyPublisher {

    private final HttpRequest.BodyPublisher body;
    private volatile boolean handedOut;

    TrackedBody(String text) {
        body = HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    boolean isHandedOut() {
        return handedOut;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        handedOut = true;
        body.subscribe(connection);
    }
}
