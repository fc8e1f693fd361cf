package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Puts the current refresh token into the credential that was used, where its store takes it. Nothing depends on it: the
 * succession leads from the old token to the current one.
 *
 * @param account as it was found
 * @param itemFullName the item for which it was found, or empty for the controller itself
 */
record CredentialUpdate(KakaoAccount account, String itemFullName) {

    private static final Logger LOGGER = Logger.getLogger(CredentialUpdate.class.getName());

    static CredentialUpdate of(KakaoAccount account, ModelObject context) {
        return new CredentialUpdate(account, context instanceof Item item ? item.getFullName() : "");
    }

    void to(RefreshToken current) {
        if (account.getRefreshToken().getPlainText().equals(current.value())) {
            return;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (CredentialsStore store : CredentialsProvider.lookupStores(context())) {
                for (Domain domain : store.getDomains()) {
                    update(store, domain, current);
                }
            }
        }
    }

    private ModelObject context() {
        Item item = itemFullName.isEmpty() ? null : Jenkins.get().getItemByFullName(itemFullName);
        return item == null ? Jenkins.get() : item;
    }

    private void update(CredentialsStore store, Domain domain, RefreshToken current) {
        for (Credentials candidate : store.getCredentials(domain)) {
            if (candidate instanceof KakaoAccount other && isSame(other)) {
                try {
                    store.updateCredentials(domain, other, other.withRefreshToken(current.value()));
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(
                            Level.FINE,
                            e,
                            () -> "The credential " + account.getId() + " keeps its first refresh token: its store in "
                                    + store.getContextDisplayName() + " cannot be written.");
                }
            }
        }
    }

    private boolean isSame(KakaoAccount other) {
        return other.getId().equals(account.getId()) && other.getRefreshToken().equals(account.getRefreshToken());
    }
}
