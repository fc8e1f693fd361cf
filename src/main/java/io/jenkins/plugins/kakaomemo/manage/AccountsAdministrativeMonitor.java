package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountSource;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Lists the accounts that a person must fix, until they are fixed. */
@Extension
public final class AccountsAdministrativeMonitor extends AdministrativeMonitor {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AccountsAdministrativeMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getWarnings().isEmpty();
    }

    /** One for each account of the controller and its folders; users see their own on the account page. */
    public List<AccountRow> getWarnings() {
        return AccountSource.all().stream()
                .filter(located -> !(located.context() instanceof User))
                .map(AccountRow::of)
                .filter(AccountRow::isWarning)
                .toList();
    }

    /** Dismisses the warnings for good, as the button says. */
    @RequirePOST
    public HttpResponse doDismiss() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        disable(true);
        return HttpRedirect.CONTEXT_ROOT;
    }
}
