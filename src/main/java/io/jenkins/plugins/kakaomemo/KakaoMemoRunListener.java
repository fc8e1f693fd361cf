package io.jenkins.plugins.kakaomemo;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;

/** Sends what {@link KakaoMemoJobProperty} asks for. */
@Extension
public final class KakaoMemoRunListener extends RunListener<Run<?, ?>> {

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        notify(run, listener, Trigger.START);
    }

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        notify(run, listener, Trigger.END);
    }

    private static void notify(Run<?, ?> run, TaskListener listener, Trigger trigger) {
        KakaoMemoJobProperty property = run.getParent().getProperty(KakaoMemoJobProperty.class);
        if (property == null) {
            return;
        }
        try {
            property.memo().send(run, listener, trigger, SendOptions.byBuild(false));
        } catch (AbortException e) {
            throw new IllegalStateException("a memo need not be sent for certain", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
