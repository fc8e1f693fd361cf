package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryPolicy;
import java.io.Serializable;
import java.util.UUID;

/** How a memo is to be sent. */
public final class SendOptions implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final DeliveryPolicy policy;
    private final boolean handedOver;
    private final boolean resumed;

    private SendOptions(String key, DeliveryPolicy policy, boolean handedOver, boolean resumed) {
        this.key = key;
        this.policy = policy;
        this.handedOver = handedOver;
        this.resumed = resumed;
    }

    /**
     * By a step, which waits for the answer.
     *
     * @param written whether the user wrote the text; otherwise it is the card of the build
     * @param certain whether the step fails if the memo is not sent now; what is tried later would then come twice
     */
    public static SendOptions byStep(boolean written, boolean certain) {
        DeliveryPolicy kept = written ? DeliveryPolicy.RETRY : DeliveryPolicy.DIGEST;
        return new SendOptions(newKey(), certain ? DeliveryPolicy.NO_RETRY : kept, false, false);
    }

    /**
     * When a build begins or ends, which it should not do later for it.
     *
     * @param certain whether the build fails if the memo is not sent now
     */
    public static SendOptions byBuild(boolean certain) {
        return new SendOptions(newKey(), certain ? DeliveryPolicy.NO_RETRY : DeliveryPolicy.DIGEST, !certain, false);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The same after a restart. */
    public SendOptions afterRestart() {
        return new SendOptions(key, policy, handedOver, true);
    }

    /** Tells this memo of a build from its others, also after a restart. */
    String key() {
        return key;
    }

    /** What may be done with it if it cannot be sent at once. */
    DeliveryPolicy policy() {
        return policy;
    }

    /** Whether another thread sends it, so that the build need not wait. */
    boolean isHandedOver() {
        return handedOver;
    }

    /** Whether it may have been begun before a restart. */
    boolean isResumed() {
        return resumed;
    }

    /** Whether the step or the build fails if the memo is not sent. */
    boolean isCertain() {
        return policy == DeliveryPolicy.NO_RETRY;
    }
}
