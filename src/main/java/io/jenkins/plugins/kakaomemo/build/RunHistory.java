package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.condition.Condition.BuildOutcome;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** A build and those before it, as the conditions need them; each build is read only when a condition asks for it. */
public final class RunHistory {

    private RunHistory() {}

    /** The build in question, with its result as it stands now. */
    public static BuildOutcome current(Run<?, ?> run) {
        return new BuildOutcome(run.getNumber(), BuildFacts.resultOf(run), new FailedTests(run));
    }

    /** The completed builds of its job with a lower number, newest first. */
    public static Iterable<BuildOutcome> earlier(Run<?, ?> run) {
        return () -> Stream.<Run<?, ?>>iterate(
                        run.getPreviousBuild(), before -> before != null, before -> before.getPreviousBuild())
                .filter(before -> !before.isBuilding())
                .map(RunHistory::current)
                .iterator();
    }

    /** The ids of a build's failed tests, read from disk at the first access. */
    private static final class FailedTests extends AbstractSet<String> {

        private final Run<?, ?> run;
        private Set<String> ids;

        FailedTests(Run<?, ?> run) {
            this.run = run;
        }

        private Set<String> ids() {
            if (ids == null) {
                Set<String> known = FactSource.ask(source -> source.failedTests(run));
                ids = known == null ? Set.of() : known;
            }
            return ids;
        }

        @Override
        public boolean contains(Object id) {
            return ids().contains(id);
        }

        @Override
        public Iterator<String> iterator() {
            return ids().iterator();
        }

        @Override
        public int size() {
            return ids().size();
        }
    }
}
