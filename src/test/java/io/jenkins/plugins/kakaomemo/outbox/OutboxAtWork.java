package io.jenkins.plugins.kakaomemo.outbox;

/** The controller's outbox for tests of other packages. */
public final class OutboxAtWork {

    private OutboxAtWork() {}

    /** Has everything sent that is due. */
    public static void deliverDue() {
        MemoOutbox.get().deliverDue();
    }

    /** Whether nothing is being delivered just now. */
    public static boolean isIdle() {
        return MemoOutbox.get().isIdle();
    }
}
