package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.IOException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * One account's grant: its successions first, since they alone survive everything, then the credential itself where its
 * store can be written.
 */
final class AccountTokenStore implements TokenStore {

    private static final Logger LOGGER = Logger.getLogger(AccountTokenStore.class.getName());

    private final KakaoApp app;
    private final String login;
    private final String configuredToken;
    private final TokenSuccessions successions;
    private final Clock clock;
    private volatile CredentialUpdate credential;

    AccountTokenStore(
            KakaoApp app,
            String login,
            String configuredToken,
            TokenSuccessions successions,
            CredentialUpdate credential,
            Clock clock) {
        this.app = app;
        this.login = login;
        this.configuredToken = configuredToken;
        this.successions = successions;
        this.credential = credential;
        this.clock = clock;
    }

    void usedBy(CredentialUpdate newCredential) {
        credential = newCredential;
    }

    @Override
    public Grant grant() {
        return new Grant(app, successions.currentOf(login, configuredToken));
    }

    @Override
    public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
        try {
            successions.refreshed(replaced.refreshToken(), current.refreshToken(), clock.instant());
        } catch (IOException e) {
            if (!current.sameAs(replaced)) {
                throw e;
            }
            LOGGER.log(Level.FINE, e, () -> "When the account was refreshed could not be noted; nothing else is lost");
        }
        credential.to(current.refreshToken());
    }

    /**
     * Puts the current refresh token into the credential that was used, if its store can be written. Nothing depends on
     * it: the succession leads from the old token to the current one.
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
            } catch (RuntimeException e) {
                LOGGER.log(Level.FINE, e, () -> "The stores of credentials cannot be searched for " + account.getId());
            }
        }

        private ModelObject context() {
            Item item = itemFullName.isEmpty() ? null : Jenkins.get().getItemByFullName(itemFullName);
            return item == null ? Jenkins.get() : item;
        }

        private void update(CredentialsStore store, Domain domain, RefreshToken current) {
            for (Credentials candidate : store.getCredentials(domain)) {
                if (candidate instanceof KakaoAccount other && account.isStoredAs(other)) {
                    try {
                        store.updateCredentials(domain, other, other.withRefreshToken(current.value()));
                    } catch (IOException | RuntimeException e) {
                        LOGGER.log(
                                Level.FINE,
                                e,
                                () -> "The credential " + account.getId()
                                        + " keeps its first refresh token: its store in "
                                        + store.getContextDisplayName() + " cannot be written.");
                    }
                }
            }
        }
    }
}
