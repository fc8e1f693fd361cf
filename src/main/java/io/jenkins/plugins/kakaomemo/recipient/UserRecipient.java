package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.User;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code user('name')}: one person. */
public final class UserRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    private final String id;

    /** @param id the name with which the person logs in to Jenkins */
    @DataBoundConstructor
    public UserRecipient(@CheckForNull String id) {
        this.id = Util.fixEmptyAndTrim(id);
    }

    @CheckForNull
    public String getId() {
        return id;
    }

    @Override
    void addTo(RecipientResolver list) {
        User user = known(id);
        if (user == null) {
            throw InvalidFieldException.of("to", Messages._UserRecipient_NotFound(Util.fixNull(id))::toString);
        }
        list.add(user);
    }

    @CheckForNull
    private static User known(@CheckForNull String id) {
        return id == null ? null : User.getById(id, false);
    }

    @Extension
    @Symbol("user")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._UserRecipient_DisplayName());
        }

        /** Says to those who may configure the job whether there is such a person. */
        @POST
        public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
            boolean allowed =
                    item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
            String id = Util.fixEmptyAndTrim(value);
            return !allowed || known(id) != null
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.UserRecipient_NotFound(Util.fixNull(id)));
        }
    }
}
