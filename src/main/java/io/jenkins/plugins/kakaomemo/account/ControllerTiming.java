package io.jenkins.plugins.kakaomemo.account;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.kakaomemo.kakao.Backoff;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** The clock and the back-off of this plugin: those of the extension with the highest ordinal. */
public interface ControllerTiming extends ExtensionPoint {

    Clock clock();

    /** How long it waits between two attempts to send a memo. */
    Backoff backoff();

    /** Writes what many memos change, once for all of them, 2 seconds later. */
    default void later(Runnable write) {
        Timer.get().schedule(write, 2, TimeUnit.SECONDS);
    }

    static ControllerTiming get() {
        return ExtensionList.lookup(ControllerTiming.class).get(0);
    }

    @Extension(ordinal = -1)
    final class SystemTiming implements ControllerTiming {

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Backoff backoff() {
            return Backoff.EXPONENTIAL;
        }
    }
}
