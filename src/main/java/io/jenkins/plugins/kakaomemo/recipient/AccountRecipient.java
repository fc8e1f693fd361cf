package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.kakaomemo.config.AccountField;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

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
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> implements AccountField {

        public DescriptorImpl() {
            super(Messages._AccountRecipient_DisplayName());
        }
    }
}
