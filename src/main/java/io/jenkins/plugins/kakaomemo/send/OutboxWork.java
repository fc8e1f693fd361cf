package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import hudson.model.PeriodicWork;
import java.util.concurrent.TimeUnit;

/** Has delivered, again and again, what has come due. */
@Extension
public final class OutboxWork extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(20);
    }

    @Override
    protected void doRun() {
        ControllerOutbox.get().deliverDue();
    }
}
