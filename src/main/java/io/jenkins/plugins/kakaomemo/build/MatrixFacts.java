package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixRun;
import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import java.util.Optional;

/** The configurations of a matrix build, from the Matrix Project plugin. */
@Extension(optional = true)
public final class MatrixFacts extends FactSource {

    @Override
    BuildFacts.Configurations configurations(Run<?, ?> run) {
        return run instanceof MatrixBuild build ? configurationsOf(build) : null;
    }

    public BuildFacts.Configurations configurationsOf(MatrixBuild build) {
        List<MatrixRun> runs = build.getExactRuns();
        List<String> failed = runs.stream()
                .filter(run -> Optional.ofNullable(run.getResult())
                        .filter(result -> result.isWorseThan(Result.SUCCESS))
                        .isPresent())
                .map(run -> run.getParent().getDisplayName())
                .sorted()
                .toList();
        return failed.isEmpty() ? null : new BuildFacts.Configurations(runs.size(), failed);
    }
}
