package io.jenkins.plugins.kakaomemo;

import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.send.ControllerOutbox;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import io.jenkins.plugins.kakaomemo.send.MemoRecord;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Finds the memo of a step that runs a second time. Jenkins saves the program of a Pipeline while the step sends its
 * memo, so that a crash may set the program back to before the step. The step then runs again, with another node of the
 * flow graph, or with a new one of the same id where the graph was set back as well.
 */
@Extension(optional = true, ordinal = 1) // notes where the programs stand before another listener lets them go on
public final class RepeatedSteps extends FlowExecutionListener {

    private static final Logger LOGGER = Logger.getLogger(RepeatedSteps.class.getName());

    /** How far a program goes at most without being saved; each step that takes its time has it saved. */
    private static final int MOST_NODES = 500;

    /** The keys of memos that were begun before a crash, and of which the program of their Pipeline knows nothing. */
    private final Map<FlowExecution, Set<String>> lost = new ConcurrentHashMap<>();

    /**
     * Tells the memo of a step from all others of its build.
     *
     * @param begun whether the memo was begun before a crash
     */
    record Key(String value, boolean begun) {}

    /**
     * The key of the memo of a step. To be called once, when the step begins: another step may claim the same memo.
     *
     * @param message what the step says; it is a new memo if it says something else than before the crash
     */
    static Key keyOf(Run<?, ?> run, FlowNode node, @CheckForNull String message) {
        Set<String> lost =
                ExtensionList.lookupSingleton(RepeatedSteps.class).lost.get(node.getExecution());
        String says = "-" + Integer.toHexString(Objects.hashCode(message));
        String own = ofBuild(run) + node.getId();
        if (lost == null) {
            return new Key(own + says, false);
        }
        Optional<String> claimed =
                lost.stream().filter(key -> key.endsWith(says)).findFirst();
        claimed.ifPresent(lost::remove);
        return claimed.map(key -> new Key(key, true))
                .orElseGet(() -> new Key(own + "." + UUID.randomUUID() + says, false));
    }

    private static String ofBuild(Run<?, ?> run) {
        return SendOptions.keyStart("step", run);
    }

    @Override
    public void onResumed(@NonNull FlowExecution execution) {
        if (ControllerOutbox.get().isAfterCrash()) {
            ListenableFuture<List<StepExecution>> steps = execution.getCurrentExecutions(true);
            steps.addListener(() -> note(execution, steps), Runnable::run);
        }
    }

    @Override
    public void onCompleted(@NonNull FlowExecution execution) {
        lost.remove(execution);
    }

    private void note(FlowExecution execution, ListenableFuture<List<StepExecution>> steps) {
        try {
            if (execution.getOwner().getExecutable() instanceof Run<?, ?> run) {
                Set<FlowNode> resumed = new HashSet<>();
                for (StepExecution step : steps.get()) {
                    resumed.add(step.getContext().get(FlowNode.class));
                }
                lost.put(execution, lost(run, execution.getCurrentHeads(), resumed));
            }
        } catch (IOException | ExecutionException e) {
            LOGGER.log(Level.WARNING, e, () -> "After the crash a memo may come twice from " + execution);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> lost(Run<?, ?> run, List<FlowNode> heads, Set<FlowNode> resumed) {
        Set<String> known = resumed.stream().map(FlowNode::getId).collect(Collectors.toSet());
        Set<String> behind = new HashSet<>();
        heads.forEach(head -> isBehind(head, resumed, new HashSet<>(), behind));
        int newest = heads.stream()
                .mapToInt(head -> Integer.parseInt(head.getId()))
                .max()
                .orElse(0);
        return begun(run, ofBuild(run))
                .filter(key -> {
                    String node = key.substring(ofBuild(run).length()).replaceFirst("[-.].*", "");
                    return !known.contains(node) && (behind.contains(node) || Integer.parseInt(node) > newest);
                })
                .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
    }

    /** The keys of the memos of which a part waits, has gone out or was given up. */
    private static Stream<String> begun(Run<?, ?> run, String start) {
        Stream<String> noted = run.getActions(DeliveryAction.class).stream()
                .flatMap(action -> action.getRows().stream())
                .map(MemoRecord::key);
        return Stream.concat(ControllerOutbox.get().keys().stream(), noted)
                .filter(key -> key.startsWith(start))
                .map(part -> part.replaceFirst("/.*", ""));
    }

    /**
     * Adds the ids of the nodes from one back to where its program stands.
     *
     * @return whether that is on the way
     */
    private static boolean isBehind(FlowNode node, Set<FlowNode> resumed, Set<FlowNode> seen, Set<String> ids) {
        if (resumed.contains(node)) {
            return true;
        }
        if (seen.size() == MOST_NODES || !seen.add(node)) {
            return false;
        }
        for (FlowNode parent : node.getParents()) {
            if (isBehind(parent, resumed, seen, ids)) {
                ids.add(node.getId());
                return true;
            }
        }
        return false;
    }
}
