package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.domains.Domain;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.content.Fields;
import java.net.URI;
import java.util.List;

/** The form in which connecting an account begins. */
public record ConnectPage(Destination destination) {

    public boolean isNew() {
        return destination instanceof Destination.NewAccount;
    }

    public boolean isPersonal() {
        return destination instanceof Destination.PersonalAccount;
    }

    /** Whether people are asked for what lets their phones ring. */
    public boolean isRinging() {
        return isPersonal() && KakaoMemoConfiguration.get().isRinging();
    }

    public String getId() {
        return destination.id();
    }

    public String getStore() {
        return destination.link().store();
    }

    public String getDomain() {
        return destination.link().domain();
    }

    public String getStoreName() {
        return isPersonal()
                ? Destination.PersonalAccount.user().getDisplayName()
                : place().credentialsStore().getContextDisplayName();
    }

    public List<Domain> getDomains() {
        return place().credentialsStore().getDomains();
    }

    public String nameOf(Domain domain) {
        return StoreDomain.nameOf(domain);
    }

    /** What configuration as code would do to a new account, or {@code null}; it leaves the stores of folders alone. */
    @CheckForNull
    public String getAsCodeWarning() {
        return isNew() && getStore().equals(StoreDomain.SYSTEM) ? CredentialsAsCode.warning() : null;
    }

    /**
     * What is to be registered in the Kakao developers console, or {@code null} where {@link #getProblem} says why not.
     */
    @CheckForNull
    public URI getRedirectUri() {
        return getProblem() == null ? AuthorizationRequest.redirectUriOfJenkins() : null;
    }

    /** Why Kakao could not send the browser back to Jenkins, or {@code null}. */
    @CheckForNull
    public String getProblem() {
        return Fields.problem(AuthorizationRequest::redirectUriOfJenkins);
    }

    /** What is to be registered if the address of Jenkins cannot be. */
    public URI getLocalRedirectUri() {
        return AuthorizationRequest.LOCAL_REDIRECT_URI;
    }

    /** What is to be done in the Kakao developers console, in the reader's language. */
    public List<String> getConsoleSteps() {
        return List.of(
                Messages.Connect_ConsoleLogin(), Messages.Connect_ConsoleConsent(), Messages.Connect_ConsoleRedirect());
    }

    private StoreDomain place() {
        return destination instanceof Destination.NewAccount account
                ? account.place()
                : ((Destination.ReconnectedAccount) destination).place();
    }
}
