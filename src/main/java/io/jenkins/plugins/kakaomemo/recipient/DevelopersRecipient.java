package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import jenkins.scm.RunWithSCM;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code developers()}: the authors of the changes in this build. */
public final class DevelopersRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public DevelopersRecipient() {}

    @Override
    void addTo(RecipientResolver list) {
        if (list.run() instanceof RunWithSCM<?, ?> build) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : build.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    list.add(change.getAuthor());
                }
            }
        }
    }

    @Extension
    @Symbol("developers")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._DevelopersRecipient_DisplayName());
        }
    }
}
