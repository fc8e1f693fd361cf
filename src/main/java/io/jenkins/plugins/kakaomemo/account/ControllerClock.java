package io.jenkins.plugins.kakaomemo.account;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.time.Clock;

/** The clock of this plugin: the system's clock, unless another extension has a higher ordinal. */
public interface ControllerClock extends ExtensionPoint {

    Clock clock();

    /** The clock of the first extension. */
    static Clock get() {
        return ExtensionList.lookup(ControllerClock.class).get(0).clock();
    }

    @Extension(ordinal = -1)
    final class SystemClock implements ControllerClock {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
