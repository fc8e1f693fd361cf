package io.jenkins.plugins.kakaomemo.send;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.tasks.Notifier;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A post-build action that is timed. */
final class TimedNotifier extends Notifier {

    private final transient KakaoMemoNotifier notifier = new KakaoMemoNotifier();
    private final transient Queue<Long> micros;

    TimedNotifier(Queue<Long> micros) {
        this.micros = micros;
        notifier.setOn(List.of("always"));
    }

    /** Waits until the memo has arrived at these, and never gathers it. */
    TimedNotifier certainTo(Recipient... recipients) {
        notifier.setTo(List.of(recipients));
        notifier.setFailOnError(true);
        return this;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        EnvVars environment = build.getEnvironment(listener);
        long started = System.nanoTime();
        notifier.perform(build, environment, listener);
        micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started));
        return true;
    }
}
