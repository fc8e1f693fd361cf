package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;

/** What became of a memo, in one or two words, in the reader's language. */
public final class DeliveryStatusText {

    private DeliveryStatusText() {}

    public static String of(DeliveryStatus status) {
        return switch (status) {
            case SENT -> Messages.DeliveryStatusText_Sent();
            case WAITING -> Messages.DeliveryStatusText_Waiting();
            case UNKNOWN -> Messages.DeliveryStatusText_Unknown();
            case GIVEN_UP -> Messages.DeliveryStatusText_GivenUp();
        };
    }
}
