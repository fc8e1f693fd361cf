package io.jenkins.plugins.kakaomemo.account;

import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.IOException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One account's grant: its successions first, since they alone survive everything, then the credential itself where its
 * store can be written.
 */
final class AccountTokenStore implements TokenStore {

    private static final Logger LOGGER = Logger.getLogger(AccountTokenStore.class.getName());

    private final KakaoApp app;
    private final String configuredToken;
    private final TokenSuccessions successions;
    private final Clock clock;
    private volatile CredentialUpdate credential;

    AccountTokenStore(
            KakaoApp app,
            String configuredToken,
            TokenSuccessions successions,
            CredentialUpdate credential,
            Clock clock) {
        this.app = app;
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
        return new Grant(app, successions.currentFor(configuredToken));
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
}
