package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Util;
import hudson.model.ModelObject;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which credentials a person has connected again, in a file for each. Should configuration as code put a token of an
 * earlier login back into such a credential, that leads to the new login; the same token in another credential does not.
 * Thread-safe.
 */
final class Reconnections {

    private final XmlFolder<Reconnection> files;
    private Map<String, Reconnection> byPlace;
    private Set<String> replaced;

    Reconnections(File directory) {
        this.files = new XmlFolder<>(
                directory,
                "reconnection",
                Reconnection.class,
                Reconnection::isWhole,
                "If configuration as code has put an earlier refresh token back,"
                        + " the KakaoTalk account must be connected again.");
    }

    /** The place of a credential: the fingerprint of its store, domain and id. */
    static String placeOf(CredentialsStore store, Domain domain, String id) {
        return TokenSuccession.fingerprint(String.join(
                "\n",
                store.getClass().getName(),
                LocatedAccount.nameOf(store.getContext()),
                Util.fixNull(domain.getName()),
                id));
    }

    /** The place of an account that was found for an item; empty if none of its stores holds the account. */
    private static Optional<String> placeOf(KakaoAccount account, ModelObject context) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (CredentialsStore store : CredentialsProvider.lookupStores(context)) {
                for (Domain domain : store.getDomains()) {
                    if (store.getCredentials(domain).stream().anyMatch(account::isStoredAs)) {
                        return Optional.of(placeOf(store, domain, account.getId()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The login that a person has given the account in place of this one, if so. Searches stores only if needed. */
    synchronized Optional<String> insteadOf(String login, KakaoAccount account, ModelObject context) {
        Map<String, Reconnection> known = byPlace();
        return replaced.contains(login)
                ? placeOf(account, context)
                        .map(known::get)
                        .filter(each -> each.replaces(login))
                        .map(each -> each.login)
                : Optional.empty();
    }

    /** Notes that a person has connected a credential again. On return that survives a crash. */
    synchronized void connected(String place, String before, String login) throws IOException {
        Reconnection known = byPlace().get(place);
        Set<String> earlier = new LinkedHashSet<>(known == null ? List.of() : known.earlier);
        if (known != null) {
            earlier.add(known.login);
        }
        earlier.add(before);
        earlier.remove(login);
        keep(place, new Reconnection(place, List.copyOf(earlier), login));
    }

    /** Notes that a person has entered a token of this login into a credential again. */
    synchronized void entered(String place, String login) throws IOException {
        Reconnection known = byPlace().get(place);
        if (known != null && known.replaces(login)) {
            List<String> earlier =
                    known.earlier.stream().filter(each -> !each.equals(login)).toList();
            keep(place, new Reconnection(place, earlier, known.login));
        }
    }

    /** Forgets the credentials that have none of these logins. */
    synchronized void forgetAllBut(Set<String> logins) throws IOException {
        for (Reconnection each : List.copyOf(byPlace().values())) {
            if (!logins.contains(each.login)) {
                files.delete(each.place);
                byPlace().remove(each.place);
            }
        }
        index();
    }

    private void keep(String place, Reconnection changed) throws IOException {
        files.write(place, changed);
        byPlace().put(place, changed);
        index();
    }

    private void index() {
        replaced =
                byPlace.values().stream().flatMap(each -> each.earlier.stream()).collect(Collectors.toSet());
    }

    private Map<String, Reconnection> byPlace() {
        if (byPlace == null) {
            byPlace = new HashMap<>();
            files.readAll().forEach(each -> byPlace.put(each.place, each));
            index();
        }
        return byPlace;
    }

    /** The login of a credential, and those that it had before; see {@link TokenSuccessions#loginOf}. */
    private static final class Reconnection {

        private final String place;
        private final List<String> earlier;
        private final String login;

        Reconnection(String place, List<String> earlier, String login) {
            this.place = place;
            this.earlier = new ArrayList<>(earlier);
            this.login = login;
        }

        boolean isWhole() {
            return place != null && earlier != null && login != null;
        }

        boolean replaces(String earlierLogin) {
            return earlier.contains(earlierLogin);
        }
    }
}
