package io.jenkins.plugins.kakaomemo.memo;

import io.jenkins.plugins.kakaomemo.delivery.outbox.Manner;
import java.io.Serializable;
import java.util.UUID;

/** How a memo is to be sent. */
public final class Sending implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final Manner manner;
    private final boolean handedOver;
    private final boolean resumed;

    private Sending(String key, Manner manner, boolean handedOver, boolean resumed) {
        this.key = key;
        this.manner = manner;
        this.handedOver = handedOver;
        this.resumed = resumed;
    }

    /**
     * By a step, which waits for the answer.
     *
     * @param written whether somebody has written what it says; a card speaks for the build alone
     * @param certain whether the step fails if the memo is not sent now; what is tried later would then come twice
     */
    public static Sending byStep(boolean written, boolean certain) {
        Manner kept = written ? Manner.KEPT : Manner.GATHERED;
        return new Sending(newKey(), certain ? Manner.ONCE : kept, false, false);
    }

    /**
     * When a build begins or ends, which it should not do later for it.
     *
     * @param certain whether the build fails if the memo is not sent now
     */
    public static Sending byBuild(boolean certain) {
        return new Sending(newKey(), certain ? Manner.ONCE : Manner.GATHERED, !certain, false);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The same after a restart. */
    public Sending afterRestart() {
        return new Sending(key, manner, handedOver, true);
    }

    /** Tells this memo of a build from its others, also after a restart. */
    String key() {
        return key;
    }

    /** What may be done with it if it cannot be sent at once. */
    Manner manner() {
        return manner;
    }

    /** Whether another thread sends it, so that the build need not wait. */
    boolean isHandedOver() {
        return handedOver;
    }

    /** Whether it may have been begun before a restart. */
    boolean isResumed() {
        return resumed;
    }

    /** Whether whoever asked for the memo fails if it is not sent. */
    boolean isCertain() {
        return manner == Manner.ONCE;
    }
}
