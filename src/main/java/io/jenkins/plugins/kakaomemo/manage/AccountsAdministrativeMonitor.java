package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.kakaomemo.account.StoredAccounts;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
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
        return warnings().findAny().isPresent();
    }

    /** One for each account of the controller and its folders; users see their own on the account page. */
    public List<AccountRow> getWarnings() {
        return warnings().toList();
    }

    private static Stream<AccountRow> warnings() {
        return StoredAccounts.get().known().stream().map(AccountRow::of).filter(AccountRow::isWarning);
    }

    /** Dismisses the warnings for good, as the button says. */
    @RequirePOST
    public HttpResponse doDismiss() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        disable(true);
        return HttpRedirect.CONTEXT_ROOT;
    }
}
