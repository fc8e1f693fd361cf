package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class TrackedBodyTest {

    private final TrackedBody body = new TrackedBody("말=안녕");

    @Test
    void cannotBeWithdrawnOnceHandedOut() {
        assertThat(sent()).isEqualTo("말=안녕");
        assertThat(body.withdraw()).isFalse();
        assertThat(sent()).isEqualTo("말=안녕");
    }

    @Test
    void isNeverHandedOutOnceWithdrawn() {
        assertThat(body.withdraw()).isTrue();
        assertThatThrownBy(this::sent).hasCauseInstanceOf(IOException.class);
        assertThat(body.withdraw()).isTrue();
    }

    private String sent() {
        BodySubscriber<String> connection = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                connection.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                connection.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable problem) {
                connection.onError(problem);
            }

            @Override
            public void onComplete() {
                connection.onComplete();
            }
        });
        return connection.getBody().toCompletableFuture().join();
    }
}
