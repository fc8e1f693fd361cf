package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.scm.RunWithSCM;

/** The commits that a run found in all its repositories. */
@Extension
public final class CommitFacts extends FactSource {

    /** A memo names a few authors only, so no more commits of a huge merge are read. */
    private static final int READ = 200;

    @Override
    BuildFacts.Commits commits(Run<?, ?> run) {
        if (!(run instanceof RunWithSCM<?, ?> build)) {
            return null;
        }
        int count = 0;
        Set<String> authors = new LinkedHashSet<>();
        for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : build.getChangeSets()) {
            for (ChangeLogSet.Entry commit : changes) {
                if (count++ < READ) {
                    authors.add(commit.getAuthor().getDisplayName());
                }
            }
        }
        return count == 0 ? null : new BuildFacts.Commits(count, List.copyOf(authors));
    }
}
