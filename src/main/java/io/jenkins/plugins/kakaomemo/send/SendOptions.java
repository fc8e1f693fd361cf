package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryPolicy;
import java.util.UUID;

/**
 * How a memo is to be sent.
 *
 * @param key tells this memo of a build from its others, also after a restart
 * @param policy what may be done with it if it cannot be sent at once
 * @param handedOver whether another thread sends it, so that the build need not wait
 * @param begun whether a part of it may have gone out before a restart
 */
public record SendOptions(String key, DeliveryPolicy policy, boolean handedOver, boolean begun) {

    /**
     * By a step, which waits for the answer.
     *
     * @param written whether the user wrote the text; otherwise it is the card of the build
     * @param certain whether the step fails if the memo is not sent now; what is tried later would then come twice
     */
    public static SendOptions byStep(String key, boolean begun, boolean written, boolean certain) {
        DeliveryPolicy kept = written ? DeliveryPolicy.RETRY : DeliveryPolicy.DIGEST;
        return new SendOptions(key, certain ? DeliveryPolicy.NO_RETRY : kept, false, begun);
    }

    /**
     * When a build begins or ends, which it should not do later for it.
     *
     * @param certain whether the build fails if the memo is not sent now
     */
    public static SendOptions byBuild(boolean certain) {
        DeliveryPolicy policy = certain ? DeliveryPolicy.NO_RETRY : DeliveryPolicy.DIGEST;
        return new SendOptions(UUID.randomUUID().toString(), policy, !certain, false);
    }

    /**
     * When a Pipeline waits for a person. It is not gathered, since somebody waits; there is one memo for one step, also
     * over a restart.
     *
     * @param step the id of the step in the graph of its build
     */
    public static SendOptions byInput(Run<?, ?> run, String step) {
        return new SendOptions(InputMemo.key(run, step), DeliveryPolicy.RETRY, true, true);
    }

    /**
     * How the keys of the memos of a build begin, if they are to be the same after a restart. A rename changes the name
     * of the job, and a restart the id in the queue; number and time of a build stay.
     *
     * @param kind of these memos, another one for each use
     */
    public static String keyStart(String kind, Run<?, ?> run) {
        return kind + "-" + run.getNumber() + "-" + run.getTimeInMillis() + "-";
    }

    /** Whether the step or the build fails if the memo is not sent. */
    boolean isCertain() {
        return policy == DeliveryPolicy.NO_RETRY;
    }
}
