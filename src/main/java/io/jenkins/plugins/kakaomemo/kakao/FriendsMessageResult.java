package io.jenkins.plugins.kakaomemo.kakao;

import java.util.List;

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

    /**
     * @param code Kakao's code, such as {@code -532}
     * @param receiverUuids whom it concerns
     */
    public record Failure(String code, List<String> receiverUuids) {

        public Failure {
            receiverUuids = List.copyOf(receiverUuids);
        }
    }
}
