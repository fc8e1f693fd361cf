package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/**
 * A domain of a credentials store, by name, so that both are looked up again whenever they are needed.
 *
 * @param store {@code system}, or the full name of a folder such as {@code /team/app}
 * @param domain the domain's name, or {@code _} for the global one
 */
record StoreDomain(String store, String domain) implements Serializable {

    static final String SYSTEM = "system";
    static final String GLOBAL = "_";

    StoreDomain {
        store = Util.fixEmptyAndTrim(store) == null ? SYSTEM : store.trim();
        domain = Util.fixEmptyAndTrim(domain) == null ? GLOBAL : domain.trim();
    }

    /** What the store of the controller or a folder is called here. */
    static String nameOf(ModelObject context) {
        return context instanceof Item folder ? "/" + folder.getFullName() : SYSTEM;
    }

    static String nameOf(Domain domain) {
        return domain.isGlobal() ? GLOBAL : domain.getName();
    }

    /** The given domain or, without one, the domain of the store that holds the account. */
    static StoreDomain of(String store, String domain, String id) {
        StoreDomain given = new StoreDomain(store, domain);
        if (Util.fixEmptyAndTrim(domain) != null || Util.fixEmpty(id) == null) {
            return given;
        }
        return given.credentialsStore().getDomains().stream()
                .map(each -> new StoreDomain(store, nameOf(each)))
                .filter(each -> each.account(id).isPresent())
                .findFirst()
                .orElse(given);
    }

    CredentialsStore credentialsStore() {
        ModelObject context =
                store.equals(SYSTEM) ? Jenkins.get() : Jenkins.get().getItemByFullName(store);
        return Optional.ofNullable(context).stream()
                .flatMap(each -> StreamSupport.stream(
                        CredentialsProvider.lookupStores(each).spliterator(), false))
                .filter(each -> each.getContext().equals(context))
                .filter(each -> context instanceof Item || each instanceof SystemCredentialsProvider.StoreImpl)
                .findFirst()
                .orElseThrow(() -> InvalidFieldException.of("store", Messages._Connect_NoStore(store)::toString));
    }

    Domain credentialsDomain() {
        Domain found =
                domain.equals(GLOBAL) ? Domain.global() : credentialsStore().getDomainByName(domain);
        if (found == null) {
            throw InvalidFieldException.of("domain", Messages._Connect_NoDomain(domain)::toString);
        }
        return found;
    }

    /** Whether the current user may see and test an account there. */
    boolean isTestable() {
        CredentialsStore found = credentialsStore();
        return found.hasPermission(CredentialsProvider.VIEW) && found.hasPermission(CredentialsProvider.UPDATE);
    }

    Optional<KakaoAccount> account(String id) {
        return CredentialsMatchers.filter(
                        credentialsStore().getCredentials(credentialsDomain()), CredentialsMatchers.withId(id))
                .stream()
                .filter(KakaoAccount.class::isInstance)
                .map(KakaoAccount.class::cast)
                .findFirst();
    }

    boolean hasCredential(String id) {
        return credentialsStore().getCredentials(credentialsDomain()).stream()
                .anyMatch(CredentialsMatchers.withId(id)::matches);
    }
}
