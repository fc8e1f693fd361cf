package io.jenkins.plugins.kakaomemo.account;

import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import java.io.IOException;

/**
 * One account's grant: its successions first, since they alone survive everything, then the credential itself where its
 * store can be written.
 */
final class AccountTokenStore implements TokenStore {

    private final KakaoApp app;
    private final String configuredToken;
    private final TokenSuccessions successions;
    private volatile CredentialUpdate credential;

    AccountTokenStore(KakaoApp app, String configuredToken, TokenSuccessions successions, CredentialUpdate credential) {
        this.app = app;
        this.configuredToken = configuredToken;
        this.successions = successions;
        this.credential = credential;
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
        if (!current.equals(replaced)) {
            successions.replace(replaced.refreshToken(), current.refreshToken());
        }
        credential.to(current.refreshToken());
    }
}
