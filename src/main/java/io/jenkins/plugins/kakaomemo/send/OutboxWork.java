package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Has delivered, again and again, what has come due. */
@Extension
public final class OutboxWork extends PeriodicWork {

    /** Lets builds know what became of their memos before they are resumed. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, before = InitMilestone.COMPLETED)
    public static void tidy() {
        ControllerOutbox.get().outbox.tidy();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(20);
    }

    @Override
    protected void doRun() {
        ControllerOutbox.get().deliverDue();
    }

    /** Leaves the outbox to the process that is started in place of this one. */
    @Terminator
    public static void close() throws IOException {
        ControllerOutbox.get().recorder.save();
        AccountTokens.get().counts().write();
        ControllerOutbox.get().outbox.close();
    }
}
