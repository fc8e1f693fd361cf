package io.jenkins.plugins.kakaomemo.notifier;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.kakaomemo.memo.Occasion;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Sends what {@link KakaoMemoJobProperty} asks for, on a thread that is not the build's. */
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
        Future<?> memo =
                Computer.threadPoolForRemoting.submit(() -> property.memo().send(run, listener, occasion, false));
        try {
            memo.get();
        } catch (InterruptedException e) {
            memo.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
