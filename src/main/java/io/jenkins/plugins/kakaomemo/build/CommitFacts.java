package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.RunWithSCM;

/** The commits that a run found in all its repositories. */
@Extension
public final class CommitFacts extends FactSource {

    private static final Logger LOGGER = Logger.getLogger(CommitFacts.class.getName());

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
                    authorOf(commit).ifPresent(authors::add);
                }
            }
        }
        return count == 0 ? null : new BuildFacts.Commits(count, List.copyOf(authors));
    }

    /** Empty if the security realm, which Jenkins asks about an author whom it does not know, refuses the user. */
    private static Optional<String> authorOf(ChangeLogSet.Entry commit) {
        try {
            return Optional.of(commit.getAuthor().getDisplayName());
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "The author of a commit could not be looked up");
            return Optional.empty();
        }
    }
}
