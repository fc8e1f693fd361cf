package io.jenkins.plugins.kakaomemo;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.send.MemoResult;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Sends the memo on a thread of its own, off the Pipeline's. */
final class KakaoMemoStepExecution extends SynchronousNonBlockingStepExecution<MemoResult> {

    private static final long serialVersionUID = 1L;

    private final KakaoMemoStep step;
    private SendOptions options;

    KakaoMemoStepExecution(KakaoMemoStep step, StepContext context) {
        super(context);
        this.step = step;
        this.options = SendOptions.byStep(step.getMessage() != null, step.isFailOnError());
    }

    @Override
    protected MemoResult run() throws IOException, InterruptedException {
        StepContext context = getContext();
        return step.memo().send(context.get(Run.class), context.get(TaskListener.class), Trigger.STEP, options);
    }

    /** Jenkins was restarted: what was begun is told as it stands, and only the rest is sent. */
    @Override
    public void onResume() {
        options = options.afterRestart();
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }
}
