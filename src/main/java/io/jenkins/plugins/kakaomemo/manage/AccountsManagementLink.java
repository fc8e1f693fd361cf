package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import jenkins.model.Jenkins;

/** Leads from Manage Jenkins to the account page. */
@Extension
public final class AccountsManagementLink extends ManagementLink {

    @Override
    public String getDisplayName() {
        return Messages.AccountsManagementLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.AccountsManagementLink_Description();
    }

    @Override
    public String getIconFileName() {
        return "symbol-paper-plane-outline";
    }

    @Override
    public String getUrlName() {
        return "kakao-memo";
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.MANAGE;
    }
}
