package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
import java.util.List;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What is submitted on the {@link ConnectPage}.
 *
 * @param reconnect whether the id is that of an account that is there already
 * @param friends whether consent to the list of friends is asked for as well
 * @param byHand whether the user will bring back the answer by hand
 */
record ConnectForm(
        String store,
        String domain,
        String id,
        boolean reconnect,
        String description,
        Secret restApiKey,
        Secret clientSecret,
        boolean friends,
        boolean byHand) {

    /** As it is when nothing is filled in; an id is that of an account to connect again. */
    static ConnectForm empty(String store, String domain, String id) {
        Secret nothing = Secret.fromString("");
        return new ConnectForm(
                store, domain, Util.fixNull(id), Util.fixEmpty(id) != null, "", nothing, nothing, false, false);
    }

    static ConnectForm of(StaplerRequest2 request) {
        return new ConnectForm(
                request.getParameter("store"),
                request.getParameter("domain"),
                text(request, "id"),
                request.getParameter("reconnect") != null,
                text(request, "description"),
                secret(request, "restApiKey"),
                secret(request, "clientSecret"),
                request.getParameter("friends") != null,
                request.getParameter("byHand") != null);
    }

    Destination destination() {
        if (ConnectLink.USER.equals(store)) {
            return new Destination.PersonalAccount();
        }
        return reconnect
                ? new Destination.ReconnectedAccount(StoreDomain.of(store, domain, id), id, restApiKey, clientSecret)
                : new Destination.NewAccount(new StoreDomain(store, domain), account());
    }

    List<String> scopes() {
        return friends ? List.of(ConsentItem.TALK_MESSAGE, ConsentItem.FRIENDS) : List.of(ConsentItem.TALK_MESSAGE);
    }

    private KakaoAccount account() {
        return new KakaoAccount(
                CredentialsScope.GLOBAL, id, description, restApiKey, clientSecret, Secret.fromString(""));
    }

    ConnectLink link() {
        StoreDomain place = new StoreDomain(store, domain);
        return ConnectLink.USER.equals(store)
                ? ConnectLink.personal()
                : new ConnectLink(place.store(), place.domain(), reconnect ? id : null);
    }

    private static String text(StaplerRequest2 request, String name) {
        return Util.fixNull(request.getParameter(name)).trim();
    }

    private static Secret secret(StaplerRequest2 request, String name) {
        return Secret.fromString(text(request, name));
    }

    @Override
    public String toString() {
        return "ConnectForm[store=" + store + ", domain=" + domain + ", id=" + id + "]";
    }
}
