package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Whom a message to friends reached.
 *
 * @param successfulReceiverUuids who got it
 * @param failures who did not, and why
 */
public record FriendsMessageResult(List<String> successfulReceiverUuids, List<Failure> failures) {

    public FriendsMessageResult {
        successfulReceiverUuids = List.copyOf(successfulReceiverUuids);
        failures = List.copyOf(failures);
    }

    /** Who was not reached and why; empty if everyone was. */
    public Optional<KakaoException> problem() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(new KakaoException.FriendsNotReached(failures));
    }

    /**
     * @param code Kakao's code, such as {@code -532}
     * @param receiverUuids whom it concerns
     */
    public record Failure(String code, List<String> receiverUuids) implements Serializable {

        public Failure {
            receiverUuids = List.copyOf(receiverUuids);
        }
    }
}
