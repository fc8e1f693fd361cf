package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;

/** Gathers the facts of a run. */
record RunFacts(Run<?, ?> run) {

    BuildFacts at(Clock clock) {
        BuildResult result = result() == null ? BuildResult.SUCCESS : result();
        BuildFacts.Tests tests = FactSource.ask(source -> source.tests(run));
        return new BuildFacts(
                result,
                new JobName(jobAndFolders()).shortened(),
                run.getNumber(),
                run.getDisplayName(),
                Origins.of(run),
                duration(clock),
                BuildFacts.branchOf(run),
                FactSource.ask(source -> source.commits(run)),
                tests,
                result == BuildResult.FAILURE ? FactSource.ask(source -> source.failedStage(run)) : null,
                addresses(tests != null));
    }

    /** {@code null} as long as it runs and nothing has gone wrong. */
    BuildResult result() {
        Result result = run.getResult();
        return result == null ? null : BuildResult.valueOf(result.toString());
    }

    private List<String> jobAndFolders() {
        List<String> names = new LinkedList<>();
        Item item = run.getParent();
        while (item != null) {
            names.add(0, item.getDisplayName());
            item = item.getParent() instanceof Item folder ? folder : null;
        }
        return names;
    }

    private Duration duration(Clock clock) {
        long millis = run.isBuilding() ? clock.millis() - run.getStartTimeInMillis() : run.getDuration();
        return Duration.ofMillis(Math.max(0, millis));
    }

    private BuildFacts.Addresses addresses(boolean tests) {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            return null;
        }
        DisplayURLProvider pages = DisplayURLProvider.get();
        return new BuildFacts.Addresses(
                pages.getRunURL(run), root + run.getUrl() + "console", tests ? pages.getTestsURL(run) : null);
    }
}
