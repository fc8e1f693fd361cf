package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.CredentialsStoreAction;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.User;
import hudson.security.ACL;
import hudson.util.HttpResponses;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.RingLookup;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
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

    private static final String RESULT = ResultPage.class.getName();

    /** Makes a page, or fails for a reason that another page says in words. */
    @FunctionalInterface
    private interface Action {
        HttpResponse run() throws KakaoException, IOException, InterruptedException;
    }

    /** The form; its parameters are those of {@link ConnectLink}. */
    @GET
    public HttpResponse doConnect(
            @QueryParameter String store, @QueryParameter String domain, @QueryParameter String id)
            throws InterruptedException {
        return respond(null, () -> {
            Destination destination = ConnectForm.empty(store, domain, id).destination();
            destination.check();
            return HttpResponses.forwardToView(new ConnectPage(destination), "index");
        });
    }

    /** Leads to Kakao's consent page, or to the page that says how to get there and back by hand. */
    @POST
    public HttpResponse doAuthorize(StaplerRequest2 request) throws InterruptedException {
        ConnectForm form = ConnectForm.of(request);
        return respond(form.link().url(), () -> {
            Destination destination = form.destination();
            destination.check();
            URI redirectUri = form.byHand()
                    ? AuthorizationRequest.LOCAL_REDIRECT_URI
                    : AuthorizationRequest.redirectUriOfJenkins();
            AuthorizationRequest authorization =
                    AuthorizationRequest.of(destination, redirectUri, form.scopes(), now());
            URI url = authorization.url();
            AuthorizationRequest.Pending.of(request.getSession()).add(authorization);
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
                request,
                AuthorizationRequest.Pending.of(request.getSession()).take(state, now()),
                new AuthorizationResponse(code, state, error));
    }

    /** How the last attempt of this browser went. */
    @GET
    public HttpResponse doResult(StaplerRequest2 request) {
        return request.getSession().getAttribute(RESULT) instanceof ResultPage page
                ? page
                : HttpResponses.redirectViaContextPath("/kakao-memo/");
    }

    /** What the user brings back by hand: the address that the browser was led to, or the bare code. */
    @POST
    public HttpResponse doPaste(StaplerRequest2 request, @QueryParameter String state, @QueryParameter String answer)
            throws InterruptedException {
        AuthorizationRequest.Pending pending = AuthorizationRequest.Pending.of(request.getSession());
        AuthorizationResponse response = AuthorizationResponse.ofPasted(answer, state);
        Optional<AuthorizationRequest> authorization = pending.find(state, now());
        Optional<Localizable> problem = response.problem(state);
        if (authorization.isPresent() && problem.isPresent()) {
            return page(authorization.get(), problem.get());
        }
        return exchange(request, pending.take(state, now()), response);
    }

    @POST
    public HttpResponse doDisconnect() throws InterruptedException {
        Destination.PersonalAccount account = new Destination.PersonalAccount();
        User user = Destination.PersonalAccount.user();
        return respond(null, () -> {
            if (PersonalAccounts.problem() != null) {
                PersonalConnection.forget(user);
                return ResultPage.success(account.url(), Messages.Connect_Forgotten());
            }
            PersonalConnection.disconnect(user, PersonalAccounts.app());
            return ResultPage.success(account.url(), Messages.Connect_Disconnected());
        });
    }

    /** Lets the phone of the viewer ring, so that they can hear it. */
    @POST
    public HttpResponse doRingMe() throws InterruptedException {
        Destination.PersonalAccount account = new Destination.PersonalAccount();
        User user = Destination.PersonalAccount.user();
        return respond(null, () -> {
            LocatedAccount own = PersonalAccounts.of(user)
                    .orElseThrow(() -> InvalidFieldException.of("store", Messages._Connect_NotConnected()::toString));
            RingLookup found = RingLookup.of(user, own.account(), FriendLists.get()::readAgain);
            if (found.ring().isEmpty()) {
                return ResultPage.failure(account.url(), found.problem().orElse(""));
            }
            String jenkins = Jenkins.get().getRootUrl();
            Memo memo = new TextTemplate(
                    Messages.Connect_RingMemo(), jenkins == null ? Link.NONE : Link.to(jenkins), null, List.of());
            SendOutcome outcome = PersonalAccounts.ringing()
                    .send(memo, List.of(found.ring().get().uuid()));
            return outcome.isSent()
                    ? ResultPage.success(account.url(), Messages.Connect_Rung())
                    : ResultPage.failure(
                            account.url(), "[" + outcome.code() + "] " + outcome.words(LocaleProvider.getLocale()));
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
        return respond(
                authorization.destination().link().url(),
                () -> HttpResponses.forwardToView(PastePage.of(authorization, problem), "index"));
    }

    /** Answers with a redirect, so that no authorization code stays in the address bar and no reload repeats it. */
    private static HttpResponse exchange(
            StaplerRequest2 request, Optional<AuthorizationRequest> authorization, AuthorizationResponse response)
            throws InterruptedException {
        if (authorization.isEmpty()) {
            return ResultPage.refusal(Messages.Connect_UnknownState());
        }
        Destination destination = authorization.get().destination();
        HttpResponse result = respond(destination.link().url(), () -> {
            authorization.get().accept(response);
            return ResultPage.connected(destination);
        });
        request.getSession().setAttribute(RESULT, result);
        return HttpResponses.redirectViaContextPath("/kakao-memo/result");
    }

    private static Instant now() {
        return ControllerTiming.get().clock().instant();
    }

    /** @param url of the page to try it again on, relative to the address of Jenkins, or {@code null} */
    private static HttpResponse respond(@CheckForNull String url, Action action) throws InterruptedException {
        Locale locale = LocaleProvider.getLocale();
        try {
            return action.run();
        } catch (InvalidFieldException e) {
            return ResultPage.failure(url, e.getMessage(locale));
        } catch (KakaoException e) {
            String problem =
                    io.jenkins.plugins.kakaomemo.account.Messages.AccountCheck_NotSent(e.code(), e.meaning(locale));
            return ResultPage.failure(url, problem, e.whatToDo(locale));
        } catch (IOException e) {
            return ResultPage.failure(
                    url, io.jenkins.plugins.kakaomemo.account.Messages.AccountCheck_Storage(e.getMessage()));
        }
    }
}
