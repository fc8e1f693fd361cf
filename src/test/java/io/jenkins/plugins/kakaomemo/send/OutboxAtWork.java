package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;

/** The controller's outbox for tests of other packages. */
public final class OutboxAtWork {

    private OutboxAtWork() {}

    /** Has everything sent that is due. */
    public static void deliverDue() {
        ControllerOutbox.get().deliverDue();
    }

    /** Has all written that is to be written a moment later. */
    public static void writeChanges() {
        ControllerOutbox.get().recorder.save();
        AccountTokens.get().counts().write();
    }

    /** Whether nothing is being delivered just now. */
    public static boolean isIdle() {
        return ControllerOutbox.get().isIdle();
    }
}
