package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.metadata.ContributorMetadataAction;
import jenkins.scm.api.metadata.ObjectMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;

/** The branch or change request of a multibranch project, from the SCM API plugin. */
@Extension(optional = true)
public final class BranchFacts extends FactSource {

    @Override
    BuildFacts.Branch branch(Run<?, ?> run) {
        Job<?, ?> job = run.getParent();
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        return head == null ? null : branch(head, job);
    }

    @Override
    Author contributor(Run<?, ?> run) {
        ContributorMetadataAction by = run.getParent().getAction(ContributorMetadataAction.class);
        return by == null
                ? null
                : new Author(
                        by.getContributorDisplayName(),
                        by.getContributorEmail(),
                        () -> by.getContributor() == null ? null : User.getById(by.getContributor(), false));
    }

    private static BuildFacts.Branch branch(SCMHead head, Job<?, ?> job) {
        if (!(head instanceof ChangeRequestSCMHead)) {
            return new BuildFacts.Branch(head.getName(), false, null);
        }
        ObjectMetadataAction details = job.getAction(ObjectMetadataAction.class);
        return new BuildFacts.Branch(head.getName(), true, details == null ? null : details.getObjectDisplayName());
    }
}
