package io.jenkins.plugins.kakaomemo.send;

/** The controller's outbox for tests of other packages. */
public final class OutboxAtWork {

    private OutboxAtWork() {}

    /** Has everything sent that is due. */
    public static void deliverDue() {
        ControllerOutbox.get().deliverDue();
    }

    /** Has the builds saved that have changed. */
    public static void saveBuilds() {
        ControllerOutbox.get().recorder.save();
    }

    /** Whether nothing is being delivered just now. */
    public static boolean isIdle() {
        return ControllerOutbox.get().isIdle();
    }
}
