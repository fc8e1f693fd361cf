package io.jenkins.plugins.kakaomemo.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.memo.MemoResult;
import io.jenkins.plugins.kakaomemo.memo.Occasion;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Sends the memo on a thread of its own, off the Pipeline's. */
final class KakaoMemoStepExecution extends SynchronousNonBlockingStepExecution<MemoResult> {

    private static final long serialVersionUID = 1L;

    private final KakaoMemoStep step;

    KakaoMemoStepExecution(KakaoMemoStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected MemoResult run() throws IOException, InterruptedException {
        StepContext context = getContext();
        return step.memo()
                .send(context.get(Run.class), context.get(TaskListener.class), Occasion.STEP, step.isFailOnError());
    }

    /** Jenkins was restarted while the memo was on its way: it may have arrived, so it is not sent again. */
    @Override
    public void onResume() {
        String reason = Messages.KakaoMemoStep_Restarted();
        String line = Messages.BuildMemo_Unknown(reason);
        if (step.isFailOnError()) {
            getContext().onFailure(new AbortException(line));
            return;
        }
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
            getContext().onSuccess(MemoResult.restarted(reason));
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }
}
