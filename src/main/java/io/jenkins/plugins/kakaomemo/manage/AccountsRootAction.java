package io.jenkins.plugins.kakaomemo.manage;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.ManagementLink;
import hudson.model.RootAction;
import hudson.model.User;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.kakaomemo.account.AccountCheck;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.account.StoredAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.connect.ConnectEndpoint;
import io.jenkins.plugins.kakaomemo.connect.ConnectLink;
import io.jenkins.plugins.kakaomemo.send.ControllerOutbox;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code /kakao-memo/}: the accounts that the viewer may see, with their state and what can be done; below it, the
 * pages that connect one.
 */
@Extension
public final class AccountsRootAction implements RootAction, StaplerFallback {

    private static final String TESTED = Tested.class.getName();

    /** How the test of an account went. */
    public record Tested(ConnectLink account, AccountCheck check) implements Serializable {}

    /** None: the pages are found from Manage Jenkins, builds and forms. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.AccountsRootAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "kakao-memo";
    }

    @Override
    public Object getStaplerFallback() {
        return ExtensionList.lookupSingleton(ConnectEndpoint.class);
    }

    /** One for each account, those that need a person first. */
    public List<AccountRow> getRows() throws InterruptedException {
        return rows().sorted().toList();
    }

    /** Whether the viewer may connect an account of the controller. */
    public boolean isConnectable() {
        return Jenkins.get().hasPermission(CredentialsProvider.CREATE);
    }

    /** What is missing before phones can ring; {@code null} for who need not know, and where none is to ring. */
    @CheckForNull
    public RingingChecklist getRinging() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? RingingChecklist.of() : null;
    }

    /** Asks Kakao again who may be rung. */
    @POST
    public HttpResponse doLookAgain() throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        RingingChecklist ringing = getRinging();
        if (ringing != null) {
            FriendLists.get().readAgain(ringing.account());
        }
        return new HttpRedirect(".");
    }

    /** Sends a test memo to the account of that {@link ConnectLink}; the page then says how that went. */
    @POST
    public HttpResponse doTest(@QueryParameter String store, @QueryParameter String domain, @QueryParameter String id)
            throws InterruptedException {
        ConnectLink account = new ConnectLink(store, Util.fixEmpty(domain), id);
        AccountRow row = rows().filter(each -> each.getLink().equals(account))
                .findFirst()
                .orElseThrow(HttpResponses::notFound);
        row.context().checkPermission(CredentialsProvider.UPDATE);
        AccountCheck check =
                AccountCheck.of(row.located().account(), row.located().context());
        session().setAttribute(TESTED, new Tested(account, check));
        return new HttpRedirect(".");
    }

    /** What this browser has tested since it was asked last, or {@code null}. */
    @CheckForNull
    public Tested takeTested() {
        Tested tested = (Tested) session().getAttribute(TESTED);
        session().removeAttribute(TESTED);
        return tested;
    }

    private static HttpSession session() {
        return Stapler.getCurrentRequest2().getSession();
    }

    /** The last deliveries of an account that the viewer may see. */
    @StaplerDispatchable
    public AccountRow getDeliveries(String key) throws InterruptedException {
        return getRows().stream()
                .filter(row -> row.getKey().equals(key))
                .findFirst()
                .orElseThrow(HttpResponses::notFound);
    }

    /**
     * The builds behind a digest, of which the viewer sees those that they may see.
     *
     * @param name the key of the account, a dot, and the id of the digest
     */
    @StaplerDispatchable
    public DeliveryRow getDigest(String name) {
        String[] accountAndId = name.split("\\.", 2);
        return ControllerOutbox.get()
                .history()
                .find(accountAndId[0], accountAndId[accountAndId.length - 1])
                .map(DeliveryRow::new)
                .orElseThrow(HttpResponses::notFound);
    }

    private static Stream<AccountRow> rows() throws InterruptedException {
        Stream<LocatedAccount> stored = StoredAccounts.get().gathered().stream()
                .filter(located -> ((AccessControlled) located.context()).hasPermission(CredentialsProvider.VIEW));
        Stream<LocatedAccount> own =
                Stream.ofNullable(User.current()).flatMap(viewer -> PersonalAccounts.of(viewer).stream());
        return Stream.concat(stored, own).map(AccountRow::of);
    }

    /** Leads from Manage Jenkins to the account page. */
    @Extension
    public static final class AccountsManagementLink extends ManagementLink {

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
}
