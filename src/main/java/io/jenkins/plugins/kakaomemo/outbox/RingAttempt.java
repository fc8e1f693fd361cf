package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What came of one message from a friend to up to five people.
 *
 * @param outcomes of the message, by the uuid of the person
 * @param problem why none was sent, or {@code null}
 */
record RingAttempt(Map<String, SendOutcome> outcomes, Explanation problem) {

    private static final Logger LOGGER = Logger.getLogger(RingAttempt.class.getName());

    /**
     * Sends the message, once. Where Kakao refuses all of several people, each gets a message of their own: one uuid that
     * Kakao does not know spoils the message for the others.
     *
     * @param rounds of 1 to 5 memos that say the same and ring from the same account
     * @param friend that account, or empty if it is gone
     * @throws InterruptedException if the thread was interrupted; whether the message arrived is then not known
     */
    static RingAttempt of(List<DeliveryRound> rounds, Optional<MemoSender> friend) throws InterruptedException {
        if (friend.isEmpty()) {
            return notSent(DeliveryResult.NO_ACCOUNT);
        }
        try {
            Map<String, SendOutcome> outcomes = new HashMap<>();
            send(rounds, friend.get(), outcomes);
            return new RingAttempt(outcomes, null);
        } catch (InvalidFieldException e) {
            return notSent(e.field());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "No phone rings, because the refresh token could not be read or kept", e);
            return notSent(DeliveryResult.NO_STORAGE);
        }
    }

    private static RingAttempt notSent(String code) {
        return new RingAttempt(Map.of(), new Explanation(code, code, List.of()));
    }

    private static void send(List<DeliveryRound> rounds, MemoSender friend, Map<String, SendOutcome> outcomes)
            throws IOException, InterruptedException {
        List<String> uuids =
                rounds.stream().map(round -> round.memo().ring().uuid()).toList();
        SendOutcome outcome = friend.send(rounds.get(0).memo().to(uuids), markOf(rounds));
        boolean refused = outcome.problem()
                .filter(KakaoException.Refused.class::isInstance)
                .isPresent();
        if (refused && rounds.size() > 1) {
            for (DeliveryRound round : rounds) {
                send(List.of(round), friend, outcomes);
            }
        } else {
            uuids.forEach(uuid -> outcomes.put(uuid, outcome.of(uuid)));
        }
    }

    /** All of them may be on the wire, or none. */
    private static WireMark markOf(List<DeliveryRound> rounds) {
        return new WireMark() {
            @Override
            public void set() throws IOException {
                for (DeliveryRound round : rounds) {
                    round.mark().set();
                }
            }

            @Override
            public void clear() {
                rounds.forEach(round -> round.mark().clear());
            }
        };
    }

    /** The outcome for the person, or empty if the memo surely did not arrive, and waiting would not help. */
    Optional<SendOutcome> outcome(PendingMemo memo) {
        return Optional.ofNullable(of(memo))
                .filter(outcome -> outcome.isSent() || outcome.isUnknown() || isTransient(outcome));
    }

    private static boolean isTransient(SendOutcome outcome) {
        return outcome.problem()
                .filter(KakaoException.TransientError.class::isInstance)
                .isPresent();
    }

    /** How many requests were made for the person. */
    int attempts(PendingMemo memo) {
        return problem == null ? of(memo).attempts() : 0;
    }

    /** Why the memo goes into the own chat. */
    Channel insteadOf(PendingMemo memo) {
        return Channel.insteadOfRinging(
                problem == null ? of(memo).problem().orElseThrow().explanation() : problem);
    }

    private SendOutcome of(PendingMemo memo) {
        return outcomes.get(memo.ring().uuid());
    }
}
