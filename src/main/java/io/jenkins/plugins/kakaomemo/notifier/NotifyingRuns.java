package io.jenkins.plugins.kakaomemo.notifier;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.kakaomemo.memo.Occasion;
import io.jenkins.plugins.kakaomemo.memo.Sending;

/** Sends what {@link KakaoMemoJobProperty} asks for. */
@Extension
public final class NotifyingRuns extends RunListener<Run<?, ?>> {

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        notify(run, listener, Occasion.START);
    }

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        notify(run, listener, Occasion.END);
    }

    private static void notify(Run<?, ?> run, TaskListener listener, Occasion occasion) {
        KakaoMemoJobProperty property = run.getParent().getProperty(KakaoMemoJobProperty.class);
        if (property == null) {
            return;
        }
        try {
            property.memo().send(run, listener, occasion, Sending.byBuild(false));
        } catch (AbortException e) {
            throw new IllegalStateException("a memo need not be sent for certain", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
