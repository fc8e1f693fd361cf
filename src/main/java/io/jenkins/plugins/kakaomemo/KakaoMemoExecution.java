package io.jenkins.plugins.kakaomemo;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.send.MemoResult;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs a {@link KakaoMemoStep}, and goes on with it after a restart. */
final class KakaoMemoExecution extends SynchronousNonBlockingStepExecution<MemoResult> {

    private static final long serialVersionUID = 1L;

    private final KakaoMemoStep step;
    private final String key;
    private boolean begun;

    KakaoMemoExecution(KakaoMemoStep step, StepContext context) throws IOException, InterruptedException {
        super(context);
        this.step = step;
        RepeatedSteps.Key found =
                RepeatedSteps.keyOf(context.get(Run.class), context.get(FlowNode.class), step.getMessage());
        key = found.value();
        begun = found.begun();
    }

    @Override
    protected MemoResult run() throws IOException, InterruptedException {
        return step.memo().send(getContext().get(Run.class), console(), Trigger.STEP, step.options(key, begun));
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
        begun = true;
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }
}
