package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.condition.BuildOutcome;
import java.util.stream.Stream;

/** A build and those before it, as the conditions need them; each build is read only when a condition asks for it. */
public final class RunHistory {

    private RunHistory() {}

    /** The build in question, with its result as it stands now. */
    public static BuildOutcome current(Run<?, ?> run) {
        return new BuildOutcome(run.getNumber(), new RunFacts(run).result(), new FailedTests(run));
    }

    /** The completed builds of its job with a lower number, newest first. */
    public static Iterable<BuildOutcome> earlier(Run<?, ?> run) {
        return () -> Stream.<Run<?, ?>>iterate(
                        run.getPreviousBuild(), before -> before != null, before -> before.getPreviousBuild())
                .filter(before -> !before.isBuilding())
                .map(RunHistory::current)
                .iterator();
    }
}
