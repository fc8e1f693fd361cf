package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.BuildableItemWithBuildWrappers;
import hudson.model.Job;
import hudson.model.Project;
import hudson.model.Run;
import hudson.plugins.build_timeout.BuildStepWithTimeout;
import hudson.plugins.build_timeout.BuildTimeoutWrapper;
import hudson.plugins.build_timeout.global.GlobalTimeOutConfiguration;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import jenkins.model.InterruptedBuildAction;

/**
 * A build that the Build Timeout plugin has stopped. Unlike a person, it leaves no cause: so that is taken for the cause
 * where there is none and the plugin watches the job.
 */
@Extension(optional = true)
public final class BuildTimeout extends FactSource {

    @Override
    BuildResult endOfAborted(Run<?, ?> run) {
        boolean timedOut = run.getAction(InterruptedBuildAction.class) == null
                && (isWatched(run.getParent()) || run instanceof AbstractBuild && global().isEnabled());
        return timedOut ? BuildResult.TIMED_OUT : null;
    }

    private static boolean isWatched(Job<?, ?> job) {
        return job instanceof BuildableItemWithBuildWrappers wrapped
                        && wrapped.getBuildWrappersList().get(BuildTimeoutWrapper.class) != null
                || job instanceof Project<?, ?> project
                        && project.getBuildersList().get(BuildStepWithTimeout.class) != null;
    }

    private static GlobalTimeOutConfiguration global() {
        return ExtensionList.lookupSingleton(GlobalTimeOutConfiguration.class);
    }
}
