package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.CredentialsStoreAction;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.security.ACL;
import hudson.util.HttpResponses;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** What is found below {@code /kakao-memo/} besides the accounts: the way to Kakao's consent page and back. */
@Extension
public final class ConnectEndpoint {

    private volatile Clock clock = Clock.systemUTC();

    /** The form; its parameters are those of {@link ConnectLink}. */
    @GET
    public HttpResponse doConnect(
            @QueryParameter String store, @QueryParameter String domain, @QueryParameter String id)
            throws InterruptedException {
        return ConnectResponse.of(null, () -> {
            Destination destination = ConnectForm.empty(store, domain, id).destination();
            destination.check();
            return HttpResponses.forwardToView(new ConnectPage(destination), "index");
        });
    }

    /** Leads to Kakao's consent page, or to the page that says how to get there and back by hand. */
    @POST
    public HttpResponse doAuthorize(StaplerRequest2 request) throws InterruptedException {
        ConnectForm form = ConnectForm.of(request);
        return ConnectResponse.of(form.link().url(), () -> {
            Destination destination = form.destination();
            destination.check();
            URI redirectUri = form.byHand() ? RedirectUri.LOCALHOST : RedirectUri.ofJenkins();
            AuthorizationRequest authorization =
                    AuthorizationRequest.of(destination, redirectUri, form.scopes(), clock.instant());
            URI url = authorization.url();
            PendingRequests.of(request.getSession()).add(authorization);
            return form.byHand() ? page(authorization, null) : HttpResponses.clientRedirectTo(url.toString());
        });
    }

    /** Where Kakao sends the browser back to. It changes nothing without a state that was given to this very user. */
    @GET
    public HttpResponse doCallback(
            StaplerRequest2 request,
            @QueryParameter String code,
            @QueryParameter String state,
            @QueryParameter String error)
            throws InterruptedException {
        if (ACL.isAnonymous2(Jenkins.getAuthentication2()) && Jenkins.get().isUseSecurity()) {
            return ResultPage.refusal(Messages.Connect_NotLoggedIn());
        }
        return exchange(
                PendingRequests.of(request.getSession()).take(state, clock.instant()),
                new AuthorizationResponse(code, state, error));
    }

    /** What the user brings back by hand: the address that the browser was led to, or the bare code. */
    @POST
    public HttpResponse doPaste(StaplerRequest2 request, @QueryParameter String state, @QueryParameter String answer)
            throws InterruptedException {
        PendingRequests pending = PendingRequests.of(request.getSession());
        AuthorizationResponse response = AuthorizationResponse.ofPasted(answer, state);
        Optional<AuthorizationRequest> authorization = pending.find(state, clock.instant());
        Optional<Localizable> problem = response.problem(state);
        if (authorization.isPresent() && problem.isPresent()) {
            return page(authorization.get(), problem.get());
        }
        return exchange(pending.take(state, clock.instant()), response);
    }

    /** Disconnects the user's own account. */
    @POST
    public HttpResponse doDisconnect() throws InterruptedException {
        PersonalAccount account = new PersonalAccount();
        return ConnectResponse.of(null, () -> {
            PersonalConnection.disconnect(
                    PersonalAccount.user(), KakaoMemoConfiguration.get().personalApp());
            return ResultPage.success(account.url(), Messages.Connect_Disconnected());
        });
    }

    /** For the credential's form: where the account is connected, relative to the address of Jenkins. */
    public String connectUrl(CredentialsStore store, @CheckForNull KakaoAccount account) {
        CredentialsStoreAction.DomainWrapper domain =
                Stapler.getCurrentRequest2().findAncestorObject(CredentialsStoreAction.DomainWrapper.class);
        return ConnectLink.to(
                        store.getContext(),
                        domain == null ? null : domain.getDomain(),
                        account == null ? null : account.getId())
                .url();
    }

    private static HttpResponse page(AuthorizationRequest authorization, @CheckForNull Localizable problem)
            throws InterruptedException {
        return ConnectResponse.of(
                authorization.destination().link().url(),
                () -> HttpResponses.forwardToView(new PastePage(authorization, problem), "index"));
    }

    private static HttpResponse exchange(Optional<AuthorizationRequest> authorization, AuthorizationResponse response)
            throws InterruptedException {
        if (authorization.isEmpty()) {
            return ResultPage.refusal(Messages.Connect_UnknownState());
        }
        Destination destination = authorization.get().destination();
        return ConnectResponse.of(destination.link().url(), () -> {
            CodeExchange.of(authorization.get(), response);
            return ResultPage.success(destination.url(), destination.success());
        });
    }

    /** For tests: another clock, for the life of authorization requests. */
    void setClock(Clock newClock) {
        clock = newClock;
    }
}
