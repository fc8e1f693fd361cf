package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code submitters()}: the users who may answer what a Pipeline asks, as its step {@code input} names them. */
public final class SubmittersRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public SubmittersRecipient() {}

    /** The members of a group cannot be listed: a security realm only tells the groups of a user. */
    @Override
    void addTo(RecipientResolver list) {
        List<String> others = new ArrayList<>();
        for (String name : list.submitters()) {
            User user = User.getById(name, false);
            if (user == null) {
                others.add(name);
            } else {
                list.add(user);
            }
        }
        if (!others.isEmpty()) {
            list.note(Messages.SubmittersRecipient_NoUsers(String.join(", ", others)));
        }
    }

    @Extension
    @Symbol("submitters")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._SubmittersRecipient_DisplayName());
        }
    }
}
