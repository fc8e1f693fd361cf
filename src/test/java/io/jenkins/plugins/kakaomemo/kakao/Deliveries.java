package io.jenkins.plugins.kakaomemo.kakao;

import java.time.Duration;

/** Deliveries for tests of other packages. */
public final class Deliveries {

    private Deliveries() {}

    /** Tries as often as any other, and at once. */
    public static RetryingSend withoutPauses(KakaoClient client) {
        return new RetryingSend(client, Duration.ofSeconds(30), attempt -> Duration.ZERO);
    }
}
