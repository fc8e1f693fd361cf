package io.jenkins.plugins.kakaomemo.kakao;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** Collects an answer's body and gives up on one that is longer than any answer of Kakao's. */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

    static final int LIMIT = 64 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription.set(upstream);
        upstream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] chunk = new byte[Math.min(buffer.remaining(), LIMIT + 1 - bytes.size())];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
        if (bytes.size() > LIMIT) {
            subscription.get().cancel();
            body.completeExceptionally(new IOException("the answer is longer than " + LIMIT + " bytes"));
        }
    }

    @Override
    public void onError(Throwable problem) {
        body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
