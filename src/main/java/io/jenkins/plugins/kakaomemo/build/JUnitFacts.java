package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import hudson.tasks.test.TestResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tests of a build, from the JUnit plugin and whatever else publishes results as it does. */
@Extension(optional = true)
public final class JUnitFacts extends FactSource {

    @Override
    BuildFacts.Tests tests(Run<?, ?> run) {
        AbstractTestResultAction<?> results = run.getAction(AbstractTestResultAction.class);
        if (results == null || results.getTotalCount() == 0) {
            return null;
        }
        return new BuildFacts.Tests(
                results.getFailCount(), results.getSkipCount(), results.getTotalCount(), firstFailed(results));
    }

    private static String firstFailed(AbstractTestResultAction<?> results) {
        if (results.getFailCount() == 0) {
            return null;
        }
        List<? extends TestResult> failed = results.getFailedTests();
        return failed.isEmpty() ? null : failed.get(0).getName();
    }

    @Override
    Set<String> failedTests(Run<?, ?> run) {
        AbstractTestResultAction<?> results = run.getAction(AbstractTestResultAction.class);
        if (results == null || results.getFailCount() == 0) {
            return null;
        }
        return results.getFailedTests().stream().map(TestResult::getId).collect(Collectors.toUnmodifiableSet());
    }
}
