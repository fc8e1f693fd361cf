package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code account('id')}: the chat of an account with itself. */
public final class AccountRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    private final String credentialsId;

    /** @param credentialsId the account, or empty for the default one */
    @DataBoundConstructor
    public AccountRecipient(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @Override
    void addTo(RecipientResolver list) {
        list.add(list.account(credentialsId));
    }

    @Extension
    @Symbol("account")
    public static final class DescriptorImpl extends Descriptor<Recipient> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AccountRecipient_DisplayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return AccountLookup.choices(item, credentialsId);
        }
    }
}
