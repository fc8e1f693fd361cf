package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import jenkins.model.CauseOfInterruption.UserInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Where and why a Pipeline failed or became unstable, from its flow graph, and whether it timed out. */
@Extension(optional = true)
public final class PipelineFacts extends FactSource {

    /** Of a Pipeline with more steps nothing is searched, since that would delay the memo. */
    private static final int READ = 10_000;

    /** Of the Pipeline: Basic Steps plugin, which need not be there. */
    private static final String EXCEEDED_TIMEOUT =
            "org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout";

    /** The steps that let a Pipeline go on after an error. */
    private static final Set<String> CATCHING = Set.of("catchError", "warnError");

    /** The ids of nodes are numbers, each greater than those before it. */
    private static final Comparator<FlowNode> OLDEST_FIRST =
            Comparator.<FlowNode>comparingInt(node -> node.getId().length()).thenComparing(FlowNode::getId);

    @Override
    BuildFacts.Problem problem(Run<?, ?> run, BuildResult result) {
        FlowExecution execution = execution(run);
        if (execution == null) {
            return null;
        }
        return switch (result) {
            case FAILURE, TIMED_OUT -> failure(troubled(execution));
            case UNSTABLE -> warning(troubled(execution));
            default -> null;
        };
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
                : troubled(execution).stream().flatMap(PipelineFacts::interruptions);
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

    /** The steps with an error or a warning and the ends of the blocks around them, first to last. */
    private static List<FlowNode> troubled(FlowExecution execution) {
        List<FlowNode> troubled = new ArrayList<>();
        DepthFirstScanner nodes = new DepthFirstScanner();
        if (nodes.setup(execution.getCurrentHeads())) {
            int read = 0;
            for (FlowNode node : nodes) {
                if (++read > READ) {
                    return List.of();
                }
                if (node.getError() != null || node.getPersistentAction(WarningAction.class) != null) {
                    troubled.add(node);
                }
            }
        }
        troubled.sort(OLDEST_FIRST);
        return troubled;
    }

    private static BuildFacts.Problem failure(List<FlowNode> troubled) {
        List<FlowNode> errors = troubled.stream()
                .filter(node -> node.getError() != null && !(node instanceof BlockEndNode))
                .toList();
        return errors.stream()
                .filter(error -> !isInterruption(error) && !isHandled(error))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .map(error -> new BuildFacts.Problem(stages(error), null))
                .orElse(null);
    }

    /** Whether another parallel branch, a time-out or a person stopped the step. */
    private static boolean isInterruption(FlowNode node) {
        ErrorAction error = node.getError();
        return error != null && error.getError() instanceof FlowInterruptedException;
    }

    /** Whether the stage continued after the error and succeeded. */
    private static boolean isHandled(FlowNode node) {
        for (BlockStartNode block : node.iterateEnclosingBlocks()) {
            if (stage(block) != null) {
                FlowNode end = block.getEndNode();
                return end != null && end.getPersistentAction(ErrorAction.class) == null;
            }
        }
        return false;
    }

    /** The first reason; that of {@code junit} is left to the facts of the tests. */
    private static BuildFacts.Problem warning(List<FlowNode> troubled) {
        return troubled.stream()
                .filter(node -> !(node instanceof BlockEndNode) && !isStep(node, Set.of("junit")))
                .flatMap(node -> reason(node).map(why -> new BuildFacts.Problem(stages(node), why)).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> reason(FlowNode node) {
        List<FlowNode> around = new ArrayList<>(List.of(node));
        node.iterateEnclosingBlocks().forEach(around::add);
        List<FlowNode> catching =
                around.stream().filter(each -> isStep(each, CATCHING)).toList();
        WarningAction warning = node.getPersistentAction(WarningAction.class);
        boolean counts = warning != null || !catching.isEmpty();
        if (!counts || catching.stream().anyMatch(PipelineFacts::leavesTheResult)) {
            return Optional.empty();
        }
        String told = warning != null ? warning.getMessage() : messageOf(catching);
        ErrorAction error = node.getError();
        if (told == null && warning == null && error != null) {
            told = error.getError().getMessage();
        }
        return Optional.ofNullable(Util.fixEmptyAndTrim(told));
    }

    private static String messageOf(List<FlowNode> catching) {
        return catching.stream()
                .map(step -> ArgumentsAction.getFilteredArguments(step).get("message"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static boolean isStep(FlowNode node, Set<String> names) {
        StepDescriptor step = node instanceof StepNode stepNode ? stepNode.getDescriptor() : null;
        return step != null && names.contains(step.getFunctionName());
    }

    private static boolean leavesTheResult(FlowNode catching) {
        return "SUCCESS".equals(ArgumentsAction.getFilteredArguments(catching).get("buildResult"));
    }

    /** The innermost stage and the parallel branch or matrix cell around or in it, from the outside in. */
    private static List<String> stages(FlowNode node) {
        LinkedList<String> names = new LinkedList<>();
        boolean inStage = false;
        boolean inBranch = false;
        for (BlockStartNode block : node.iterateEnclosingBlocks()) {
            if (branch(block) != null && !inBranch) {
                names.addFirst(branch(block));
                inBranch = true;
            } else if (stage(block) != null && !inStage) {
                names.addFirst(stage(block));
                inStage = true;
            }
        }
        return names.stream().distinct().toList(); // a Declarative parallel stage is a branch of the same name
    }

    private static String stage(BlockStartNode block) {
        LabelAction label = block.getPersistentAction(LabelAction.class);
        return label == null || branch(block) != null ? null : label.getDisplayName();
    }

    private static String branch(BlockStartNode block) {
        ThreadNameAction thread = block.getPersistentAction(ThreadNameAction.class);
        return thread == null ? null : thread.getThreadName().replaceFirst("^Matrix - ", "");
    }
}
