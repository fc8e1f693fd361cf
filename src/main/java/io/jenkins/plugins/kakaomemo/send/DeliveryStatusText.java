package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;

/** What has become of a memo, in a word, for people. */
public final class DeliveryStatusText {

    private DeliveryStatusText() {}

    public static String of(DeliveryStatus fate) {
        return switch (fate) {
            case SENT -> Messages.DeliveryStatusText_Sent();
            case WAITING -> Messages.DeliveryStatusText_Waiting();
            case UNKNOWN -> Messages.DeliveryStatusText_Unknown();
            case GIVEN_UP -> Messages.DeliveryStatusText_GivenUp();
        };
    }
}
