package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The part of the global configuration that is about memos. */
@Extension
@Symbol("kakaoMemo")
public final class KakaoMemoConfiguration extends GlobalConfiguration {

    private String credentialsId;
    private String personalCredentialsId;

    public KakaoMemoConfiguration() {
        load();
    }

    public static KakaoMemoConfiguration get() {
        return ExtensionList.lookupSingleton(KakaoMemoConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KakaoMemoConfiguration_DisplayName();
    }

    /** The account of every memo that names none, or {@code null}. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        save();
    }

    /** The account that was chosen for a memo, else the default one. */
    @CheckForNull
    public String credentialsIdOr(@CheckForNull String chosen) {
        return chosen == null ? credentialsId : chosen;
    }

    /** The account whose app people connect their own KakaoTalk with, or {@code null} if they cannot. */
    @CheckForNull
    public String getPersonalCredentialsId() {
        return personalCredentialsId;
    }

    @DataBoundSetter
    public void setPersonalCredentialsId(@CheckForNull String personalCredentialsId) {
        this.personalCredentialsId = Util.fixEmptyAndTrim(personalCredentialsId);
        save();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return AccountLookup.choices(null, credentialsId);
    }

    @POST
    public ListBoxModel doFillPersonalCredentialsIdItems(@QueryParameter String personalCredentialsId) {
        return AccountLookup.choices(null, personalCredentialsId);
    }
}
