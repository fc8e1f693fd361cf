package io.jenkins.plugins.kakaomemo;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.send.MemoResult;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs a {@link KakaoMemoStep}, and goes on with it after a restart. */
final class KakaoMemoExecution extends SynchronousNonBlockingStepExecution<MemoResult> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(KakaoMemoExecution.class.getName());

    private final KakaoMemoStep step;
    private final String key = UUID.randomUUID().toString();
    private boolean resumed;

    KakaoMemoExecution(KakaoMemoStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected MemoResult run() throws IOException, InterruptedException {
        if (!resumed) {
            saveProgram();
        }
        return step.memo().send(getContext().get(Run.class), console(), Trigger.STEP, step.options(key, resumed));
    }

    /** From here on a crash resumes this step with its key; before, it would run it anew and send the memo twice. */
    private void saveProgram() throws InterruptedException {
        try {
            getContext().saveState().get();
        } catch (ExecutionException | RejectedExecutionException e) {
            LOGGER.log(Level.WARNING, e, () -> "After a crash this step would send its memo again: " + getContext());
        }
    }

    /** After a crash the program on disk may resume a step that had ended, and such a step has no console. */
    private TaskListener console() throws InterruptedException {
        try {
            return getContext().get(TaskListener.class);
        } catch (IOException e) {
            return TaskListener.NULL;
        }
    }

    /** The result of parts already begun is reported, and only the other parts are sent. */
    @Override
    public void onResume() {
        resumed = true;
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }
}
