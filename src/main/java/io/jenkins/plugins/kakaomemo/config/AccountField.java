package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** For the descriptor of a form that has the field {@code credentialsId}. */
public interface AccountField {

    /**
     * The account that is used if the field is empty, or {@code null} for the only one there is.
     *
     * @param item the job or folder that is configured, or {@code null} for the controller
     */
    @CheckForNull
    default String inheritedCredentialsId(@CheckForNull Item item) {
        return MemoScopes.of(item).credentialsId();
    }

    @POST
    default ListBoxModel doFillCredentialsIdItems(
            @CheckForNull @AncestorInPath Item item, @QueryParameter String credentialsId) {
        String emptyChoice = AccountLookup.emptyChoice(item, inheritedCredentialsId(item));
        return AccountLookup.choices(item, credentialsId, emptyChoice);
    }

    /** An empty field is right as long as it is clear which account that means. */
    @POST
    default FormValidation doCheckCredentialsId(@CheckForNull @AncestorInPath Item item, @QueryParameter String value) {
        String id = Util.fixEmptyAndTrim(value);
        return AccountLookup.check(item, id == null ? inheritedCredentialsId(item) : id);
    }
}
