package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.build.Author;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code culprits()}: everyone who has changed something since the last successful build; on the first build of a
 * branch and for a change request, if that is nobody, who wrote it.
 */
public final class CulpritsRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    /** Of a job that has not succeeded for longer, the authors of older changes are not told again. */
    private static final int READ = 50;

    @DataBoundConstructor
    public CulpritsRecipient() {}

    @Override
    void addTo(RecipientResolver list) {
        boolean found = false;
        Run<?, ?> build = list.run();
        for (int read = 0; read < READ && build != null; read++) {
            for (Author author : Author.of(build)) {
                found |= list.add(author);
            }
            Run<?, ?> before = build.getPreviousCompletedBuild();
            build = before == null || before.getResult() == Result.SUCCESS ? null : before;
        }
        if (!found && isNew(list.run())) {
            Author.ofBranch(list.run()).ifPresent(list::add);
        }
    }

    /** Whether it may have no changes, because it is compared with no earlier build or is about a change request. */
    private static boolean isNew(Run<?, ?> run) {
        BuildFacts.Branch branch = BuildFacts.branchOf(run);
        return run.getPreviousCompletedBuild() == null || branch != null && branch.changeRequest();
    }

    @Extension
    @Symbol("culprits")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._CulpritsRecipient_DisplayName());
        }
    }
}
