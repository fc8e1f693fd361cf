package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.util.Set;

/** Memos about questions that Pipelines ask. */
final class InputMemo {

    private InputMemo() {}

    /**
     * What tells the memo of a step from all others.
     *
     * @param step the id of the step in the graph of its build
     */
    static String key(Run<?, ?> run, String step) {
        return SendOptions.keyStart("input", run) + step;
    }

    /** Whether a memo is about a question that nobody need answer any more; it may wait in the way of another build. */
    static boolean isAnswered(PendingMemo memo) {
        BuildOrigin origin = memo.origins().get(0);
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return origin.result().equals(BuildOrigin.INPUT)
                    && VisibleItems.build(origin)
                            .filter(run -> isAsking(run, origin.key()))
                            .isEmpty();
        }
    }

    /** A Pipeline that is only being loaded after a restart asks what it asked before. */
    private static boolean isAsking(Run<?, ?> run, String memo) {
        Set<String> steps = BuildFacts.currentSteps(run);
        return steps.isEmpty()
                ? run.isBuilding()
                : steps.stream().anyMatch(step -> memo.startsWith(key(run, step) + "/"));
    }
}
