package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
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

    static FriendsMessageResult of(JsonNode answer) throws KakaoException {
        List<String> successful = strings(answer.path("successful_receiver_uuids"));
        List<Failure> failures = KakaoClient.elements(answer.path("failure_info"))
                .map(failure -> new Failure(failure.path("code").asText(), strings(failure.path("receiver_uuids"))))
                .toList();
        if (successful.isEmpty() && failures.isEmpty()) {
            throw KakaoClient.unreadable();
        }
        return new FriendsMessageResult(successful, failures);
    }

    private static List<String> strings(JsonNode array) {
        return KakaoClient.elements(array).map(JsonNode::asText).toList();
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
