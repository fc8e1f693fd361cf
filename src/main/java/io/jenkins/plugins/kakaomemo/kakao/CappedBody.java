package io.jenkins.plugins.kakaomemo.kakao;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** Collects an answer's body and gives up on one that is longer than any answer of Kakao's. */
final class CappedBody implements Flow.Subscriber<List<ByteBuffer>> {

    static final int LIMIT = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private CappedBody() {}

    /** Within the JDK's own subscriber: what another one has collected waits for one more thread to hand it on. */
    static HttpResponse.BodySubscriber<byte[]> subscriber() {
        return HttpResponse.BodySubscribers.fromSubscriber(new CappedBody(), body -> body.bytes.toByteArray());
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] chunk = new byte[Math.min(buffer.remaining(), LIMIT + 1 - bytes.size())];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
        if (bytes.size() > LIMIT) {
            throw new UncheckedIOException(new IOException("the answer is longer than " + LIMIT + " bytes"));
        }
    }

    @Override
    public void onError(Throwable problem) {}

    @Override
    public void onComplete() {}
}
