package io.jenkins.plugins.kakaomemo.delivery;

import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import java.time.Duration;

/** Deliveries for tests of other packages. */
public final class Deliveries {

    private Deliveries() {}

    /** Tries as often as any other, and at once. */
    public static Delivery withoutPauses(KakaoClient client) {
        return new Delivery(client, Duration.ofSeconds(30), attempt -> Duration.ZERO);
    }
}
