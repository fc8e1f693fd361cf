package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Origin;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Trigger;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What started a build, from its causes. */
final class Origins {

    /** Of the Branch API plugin, which need not be there. */
    private static final Set<String> BRANCH_CAUSES =
            Set.of("jenkins.branch.BranchIndexingCause", "jenkins.branch.BranchEventCause");

    private Origins() {}

    /** The person among several causes, else the first of them; {@code null} if there is none. */
    static Origin of(Run<?, ?> run) {
        List<Cause> causes = run.getCauses();
        return causes.stream()
                .min(Comparator.comparing(cause -> cause instanceof Cause.UserIdCause ? 0 : 1))
                .map(Origins::of)
                .orElse(null);
    }

    private static Origin of(Cause cause) {
        if (cause instanceof Cause.UserIdCause user) {
            return new Origin(Trigger.USER, user.getUserName());
        }
        if (cause instanceof Cause.UpstreamCause upstream) {
            return new Origin(Trigger.UPSTREAM, upstreamBuild(upstream));
        }
        if (cause instanceof Cause.RemoteCause remote) {
            return new Origin(Trigger.REMOTE, remote.getAddr());
        }
        if (cause instanceof TimerTrigger.TimerTriggerCause) {
            return new Origin(Trigger.TIMER, null);
        }
        if (cause instanceof SCMTrigger.SCMTriggerCause
                || BRANCH_CAUSES.contains(cause.getClass().getName())) {
            return new Origin(Trigger.CHANGE, null);
        }
        return new Origin(Trigger.OTHER, cause.getShortDescription());
    }

    private static String upstreamBuild(Cause.UpstreamCause cause) {
        String number = " #" + cause.getUpstreamBuild();
        return JobName.of(cause.getUpstreamProject()).shortened(FactWords.NAME - number.length()) + number;
    }
}
