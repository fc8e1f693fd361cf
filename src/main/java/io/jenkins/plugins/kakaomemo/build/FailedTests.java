package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Run;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;

/** The ids of a build's failed tests, read from disk at the first access. */
final class FailedTests extends AbstractSet<String> {

    private final Run<?, ?> run;
    private Set<String> ids;

    FailedTests(Run<?, ?> run) {
        this.run = run;
    }

    private Set<String> ids() {
        if (ids == null) {
            Set<String> told = FactSource.ask(source -> source.failedTests(run));
            ids = told == null ? Set.of() : told;
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
