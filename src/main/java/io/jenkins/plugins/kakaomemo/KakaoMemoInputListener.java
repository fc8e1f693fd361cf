package io.jenkins.plugins.kakaomemo;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** Sends what {@link KakaoMemoJobProperty} asks for when a Pipeline waits for a person at the step {@code input}. */
@Extension(optional = true)
public final class KakaoMemoInputListener extends FlowExecutionListener implements GraphListener {

    private static final Logger LOGGER = Logger.getLogger(KakaoMemoInputListener.class.getName());

    @Override
    public void onNewHead(FlowNode node) {
        if (isInput(node)) {
            whenKnown(node.getExecution(), id -> id.equals(node.getId()), true);
        }
    }

    private static boolean isInput(FlowNode node) {
        return node instanceof StepNode step && step.getDescriptor() instanceof InputStep.DescriptorImpl;
    }

    /** Jenkins may have been killed before the memo was begun. What was begun is not sent again. */
    @Override
    public void onResumed(FlowExecution execution) {
        whenKnown(execution, id -> true, false);
    }

    /** The node is there before its step has begun; the steps are told once the Pipeline has got that far. */
    private static void whenKnown(FlowExecution execution, Predicate<String> ids, boolean toConsole) {
        try {
            if (execution.getOwner().getExecutable() instanceof Run<?, ?> run && property(run) != null) {
                TaskListener console = toConsole ? execution.getOwner().getListener() : TaskListener.NULL;
                ListenableFuture<List<StepExecution>> steps = execution.getCurrentExecutions(true);
                steps.addListener(() -> send(run, steps, ids, console), Computer.threadPoolForRemoting);
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "No memo about " + execution + ", which cannot be loaded");
        }
    }

    private static void send(
            Run<?, ?> run, ListenableFuture<List<StepExecution>> steps, Predicate<String> ids, TaskListener console) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (StepExecution step : steps.get()) {
                if (step instanceof InputStepExecution input && !input.isSettled()) {
                    String id = input.getContext().get(FlowNode.class).getId();
                    if (ids.test(id)) {
                        send(run, input.getInput(), id, console);
                    }
                }
            }
        } catch (IOException | ExecutionException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "No memo about what " + run + " waits for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Run<?, ?> run, InputStep input, String id, TaskListener console)
            throws AbortException, InterruptedException {
        KakaoMemoJobProperty property = property(run);
        if (property != null) {
            Trigger trigger = Trigger.input(input.getMessage(), input.getSubmitter());
            property.memo().send(run, console, trigger, SendOptions.byInput(run, id));
        }
    }

    private static KakaoMemoJobProperty property(Run<?, ?> run) {
        return run.getParent().getProperty(KakaoMemoJobProperty.class);
    }
}
