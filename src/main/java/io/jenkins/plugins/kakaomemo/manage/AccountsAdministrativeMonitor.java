package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountSource;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.connect.ConnectLink;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Lists the accounts that a person must fix, until they are fixed. */
@Extension
public final class AccountsAdministrativeMonitor extends AdministrativeMonitor {

    /**
     * An account that a person must fix.
     *
     * @param located which, and where
     * @param state what is wrong
     */
    public record Warning(LocatedAccount located, AccountState state) {

        /** The account's id, for the page. */
        public String getId() {
            return located.account().getId();
        }

        /** Where it is kept, for the page. */
        public String getPlace() {
            return located.context().getDisplayName();
        }

        /** Where it is connected anew, relative to the address of Jenkins. */
        public String getConnectUrl() {
            return ConnectLink.to(located.context(), null, getId()).url();
        }

        /** What is wrong and what to do, for the page. */
        public String getWords() {
            return state.words();
        }
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AccountsAdministrativeMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getWarnings().isEmpty();
    }

    /** One for each account of the controller and its folders; people see their own on the page of the accounts. */
    public List<Warning> getWarnings() {
        return AccountSource.all().stream()
                .filter(located -> !(located.context() instanceof User))
                .map(located -> new Warning(located, AccountTokens.get().state(located.account())))
                .filter(warning -> warning.state().kind().isWarning())
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
