package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** The stage in which a Pipeline failed, from its flow graph. */
@Extension(optional = true)
public final class PipelineFacts extends FactSource {

    /** Of a Pipeline with more steps the failed stage is not searched, since that would delay the memo. */
    private static final int READ = 10_000;

    /** The ids of nodes are numbers, each greater than those before it. */
    private static final Comparator<FlowNode> OLDEST_FIRST =
            Comparator.<FlowNode>comparingInt(node -> node.getId().length()).thenComparing(FlowNode::getId);

    @Override
    String failedStage(Run<?, ?> run) {
        FlowExecution execution = execution(run);
        if (execution == null) {
            return null;
        }
        List<FlowNode> errors = errors(execution);
        return errors.stream()
                .filter(error -> !isInterruption(error) && !isHandled(error))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .map(PipelineFacts::stage)
                .map(PipelineFacts::label)
                .orElse(null);
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

    /** The steps that failed, first to last. */
    private static List<FlowNode> errors(FlowExecution execution) {
        List<FlowNode> errors = new ArrayList<>();
        DepthFirstScanner nodes = new DepthFirstScanner();
        if (nodes.setup(execution.getCurrentHeads())) {
            int read = 0;
            for (FlowNode node : nodes) {
                if (++read > READ) {
                    return List.of();
                }
                if (node.getError() != null && !(node instanceof BlockEndNode)) {
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
