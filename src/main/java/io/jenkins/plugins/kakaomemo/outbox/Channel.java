package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import java.util.List;
import java.util.Locale;

/**
 * Which chat a memo went into.
 *
 * @param from the id of the account whose friend got it; empty for the chat of the memo's own account with itself
 * @param code why no phone rang although one was to ring, as in {@link DeliveryResult#code}; empty otherwise
 * @param key which words explain that, often the code
 * @param arguments what these words quote, free of secrets
 */
public record Channel(String from, String code, String key, List<String> arguments) {

    static final Channel OWN_CHAT = from("");

    public Channel {
        arguments = List.copyOf(arguments);
    }

    static Channel from(String credentialsId) {
        return new Channel(credentialsId, "", "", List.of());
    }

    static Channel insteadOfRinging(Explanation why) {
        return new Channel("", why.code(), why.key(), why.details());
    }

    /** Whether a phone was to ring and did not. */
    public boolean isSilent() {
        return !code.isEmpty();
    }

    /** Why no phone rang and what to do; empty where none was to ring, and where one did. */
    public String words(Locale locale) {
        return isSilent() ? DeliveryResult.words(code, key, arguments, "", locale) : "";
    }

    /** {@code own chat} or {@code from build-bot}, the same in every language. */
    @Override
    public String toString() {
        return from.isEmpty() ? "own chat" : "from " + from;
    }
}
