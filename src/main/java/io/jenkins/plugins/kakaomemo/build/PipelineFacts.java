package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import jenkins.model.CauseOfInterruption.UserInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The stage in which a Pipeline failed, from its flow graph, and whether it timed out. */
@Extension(optional = true)
public final class PipelineFacts extends FactSource {

    /** Of a Pipeline with more steps the failed stage is not searched, since that would delay the memo. */
    private static final int READ = 10_000;

    /** Of the Pipeline: Basic Steps plugin, which need not be there. */
    private static final String EXCEEDED_TIMEOUT =
            "org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout";

    /** The ids of nodes are numbers, each greater than those before it. */
    private static final Comparator<FlowNode> OLDEST_FIRST =
            Comparator.<FlowNode>comparingInt(node -> node.getId().length()).thenComparing(FlowNode::getId);

    @Override
    String failedStage(Run<?, ?> run) {
        FlowExecution execution = execution(run);
        if (execution == null) {
            return null;
        }
        List<FlowNode> errors = errors(execution).stream()
                .filter(error -> !(error instanceof BlockEndNode))
                .toList();
        return errors.stream()
                .filter(error -> !isInterruption(error) && !isHandled(error))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .map(PipelineFacts::stage)
                .map(PipelineFacts::label)
                .orElse(null);
    }

    @Override
    Set<String> currentSteps(Run<?, ?> run) {
        FlowExecution execution = execution(run);
        return execution == null
                ? null
                : execution.getCurrentHeads().stream().map(FlowNode::getId).collect(Collectors.toSet());
    }

    /** Once it has ended, the build itself keeps why it was interrupted; before, only the steps know. */
    @Override
    BuildResult endOfAborted(Run<?, ?> run) {
        FlowExecution execution = run.isBuilding() ? execution(run) : null;
        Stream<CauseOfInterruption> causes = execution == null
                ? run.getActions(InterruptedBuildAction.class).stream().flatMap(action -> action.getCauses().stream())
                : errors(execution).stream().flatMap(PipelineFacts::interruptions);
        Set<String> kinds = causes.map(cause -> cause.getClass().getName()).collect(Collectors.toSet());
        boolean timedOut = kinds.contains(EXCEEDED_TIMEOUT) && !kinds.contains(UserInterruption.class.getName());
        return timedOut ? BuildResult.TIMED_OUT : null;
    }

    private static Stream<CauseOfInterruption> interruptions(FlowNode node) {
        ErrorAction error = node.getError();
        return error != null && error.getError() instanceof FlowInterruptedException interruption
                ? interruption.getCauses().stream()
                : Stream.empty();
    }

    private static FlowExecution execution(Run<?, ?> run) {
        if (!(run instanceof FlowExecutionOwner.Executable pipeline)) {
            return null;
        }
        FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
        try {
            return owner == null ? null : owner.get();
        } catch (IOException e) {
            return null; // it failed before its first step
        }
    }

    /** The steps that failed and the ends of the blocks around them, first to last. */
    private static List<FlowNode> errors(FlowExecution execution) {
        List<FlowNode> errors = new ArrayList<>();
        DepthFirstScanner nodes = new DepthFirstScanner();
        if (nodes.setup(execution.getCurrentHeads())) {
            int read = 0;
            for (FlowNode node : nodes) {
                if (++read > READ) {
                    return List.of();
                }
                if (node.getError() != null) {
                    errors.add(node);
                }
            }
        }
        errors.sort(OLDEST_FIRST);
        return errors;
    }

    /** Whether another parallel branch, a time-out or a person stopped the step. */
    private static boolean isInterruption(FlowNode node) {
        ErrorAction error = node.getError();
        return error != null && error.getError() instanceof FlowInterruptedException;
    }

    /** Whether the stage continued after the error and succeeded. */
    private static boolean isHandled(FlowNode node) {
        BlockStartNode stage = stage(node);
        FlowNode end = stage == null ? null : stage.getEndNode();
        return end != null && end.getPersistentAction(ErrorAction.class) == null;
    }

    private static BlockStartNode stage(FlowNode node) {
        for (BlockStartNode block : node.iterateEnclosingBlocks()) {
            if (label(block) != null && block.getPersistentAction(ThreadNameAction.class) == null) {
                return block;
            }
        }
        return null;
    }

    private static String label(BlockStartNode stage) {
        LabelAction label = stage.getPersistentAction(LabelAction.class);
        return label == null ? null : label.getDisplayName();
    }
}
