package io.jenkins.plugins.kakaomemo.manage;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
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
import io.jenkins.plugins.kakaomemo.send.ControllerOutbox;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code /kakao-memo/}: the accounts that the viewer may see, with their state and what can be done; below it, the
 * pages that connect one.
 */
@Extension
public final class AccountsRootAction implements RootAction, StaplerFallback {

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

    /** Sends a test memo to the account with that id at that place. */
    @POST
    public void doTest(
            StaplerRequest2 request, StaplerResponse2 response, @QueryParameter String place, @QueryParameter String id)
            throws IOException, ServletException, InterruptedException {
        AccountRow row = rows().filter(each ->
                        each.getPlaceName().equals(place) && each.getId().equals(id))
                .findFirst()
                .orElseThrow(HttpResponses::notFound);
        ((AccessControlled) row.located().context()).checkPermission(CredentialsProvider.UPDATE);
        AccountCheck result =
                AccountCheck.of(row.located().account(), row.located().context());
        request.setAttribute("tested", row);
        request.setAttribute("sent", result.sent());
        request.setAttribute("words", result.words());
        request.getView(this, "index").forward(request, response);
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
