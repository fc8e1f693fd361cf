package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import jenkins.scm.RunWithSCM;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code culprits()}: everyone who has changed something since the last successful build. */
public final class CulpritsRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public CulpritsRecipient() {}

    @Override
    void addTo(RecipientResolver list) {
        if (list.run() instanceof RunWithSCM<?, ?> build) {
            build.getCulprits().forEach(list::add);
        }
    }

    @Extension
    @Symbol("culprits")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._CulpritsRecipient_DisplayName());
        }
    }
}
