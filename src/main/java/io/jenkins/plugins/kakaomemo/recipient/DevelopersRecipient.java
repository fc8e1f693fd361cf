package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.build.Author;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code developers()}: the authors of the changes in this build. */
public final class DevelopersRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public DevelopersRecipient() {}

    @Override
    void addTo(RecipientResolver list) {
        Author.of(list.run()).forEach(list::add);
    }

    @Extension
    @Symbol("developers")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._DevelopersRecipient_DisplayName());
        }
    }
}
