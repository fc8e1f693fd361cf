package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import java.util.Optional;

/** The commits that a run found in all its repositories. */
@Extension
public final class CommitFacts extends FactSource {

    /** A memo names a few authors only, so those of a huge merge are not all looked up. */
    private static final int READ = 200;

    @Override
    BuildFacts.Commits commits(Run<?, ?> run) {
        List<Author> authors = Author.of(run);
        List<String> names = authors.stream()
                .limit(READ)
                .map(Author::displayName)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return authors.isEmpty() ? null : new BuildFacts.Commits(authors.size(), names);
    }
}
