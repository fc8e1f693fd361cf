package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.delivery.Fate;

/** What has become of a memo, in a word, for people. */
public final class FateWords {

    private FateWords() {}

    public static String of(Fate fate) {
        return switch (fate) {
            case SENT -> Messages.FateWords_Sent();
            case WAITING -> Messages.FateWords_Waiting();
            case UNKNOWN -> Messages.FateWords_Unknown();
            case GIVEN_UP -> Messages.FateWords_GivenUp();
        };
    }
}
