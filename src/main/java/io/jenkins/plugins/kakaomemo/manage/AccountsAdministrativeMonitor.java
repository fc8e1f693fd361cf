package io.jenkins.plugins.kakaomemo.manage;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AdministrativeMonitor;
import hudson.model.Computer;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.account.StoredAccounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.AtmostOneTaskExecutor;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Lists the accounts that a person must fix, until they are fixed. Jenkins asks for them on each page of an
 * administrator, so a page tells what was gathered before it, and has that gathered anew for the next.
 */
@Extension
public final class AccountsAdministrativeMonitor extends AdministrativeMonitor implements AccountTokens.Listener {

    /** How old what was gathered must be before a page has it gathered anew. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final AtmostOneTaskExecutor<Void> gathering =
            new AtmostOneTaskExecutor<>(Computer.threadPoolForRemoting, this::gather);
    private volatile List<AccountRow> warnings = List.of();

    @CheckForNull
    private volatile Instant askedAt;

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AccountsAdministrativeMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        Instant now = ControllerTiming.get().clock().instant();
        Instant last = askedAt;
        // a clock may have been set back since
        if (last == null || Duration.between(last, now).abs().compareTo(FRESH) >= 0) {
            askedAt = now;
            gathering.submit();
        }
        return !warnings.isEmpty();
    }

    /**
     * One for each account of the controller and its folders, as they were gathered last; users see their own on the
     * account page.
     */
    public List<AccountRow> getWarnings() {
        return warnings;
    }

    /** One at a time, so that what is known is what was gathered last. */
    private synchronized Void gather() {
        warnings = StoredAccounts.get().known().stream()
                .map(AccountRow::of)
                .filter(AccountRow::isWarning)
                .toList();
        return null;
    }

    /** The person who has fixed it finds no warning on the next page. */
    @Override
    public void reconnected(String account) {
        gather();
    }

    /** Nothing is gathered before the first page, when Jenkins may not have started yet. */
    private void credentialsChanged() {
        if (askedAt != null) {
            gathering.submit();
        }
    }

    /** Dismisses the warnings for good, as the button says. */
    @RequirePOST
    public HttpResponse doDismiss() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        disable(true);
        return HttpRedirect.CONTEXT_ROOT;
    }

    /** Has the warnings gathered anew, once {@link StoredAccounts} knows what was saved. */
    @Extension(ordinal = -1)
    public static final class ChangeListener extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof SystemCredentialsProvider || saved instanceof ItemGroup) {
                ExtensionList.lookupSingleton(AccountsAdministrativeMonitor.class)
                        .credentialsChanged();
            }
        }
    }
}
