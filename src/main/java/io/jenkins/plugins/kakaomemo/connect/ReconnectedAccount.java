package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;

/**
 * An account of a store that gets a new refresh token and keeps all else.
 *
 * @param restApiKey the app's key, or empty for the one that the account has
 * @param clientSecret the app's secret, or empty for the one that the account has
 */
record ReconnectedAccount(StoreDomain place, String id, Secret restApiKey, Secret clientSecret) implements Destination {

    @Override
    public void check() {
        place.credentialsStore().checkPermission(CredentialsProvider.UPDATE);
        current();
    }

    @Override
    public KakaoApp app() {
        return with(current(), "").app();
    }

    @Override
    public void keep(RefreshToken token) throws IOException {
        KakaoAccount current = current();
        AccountTokens.get().connected(current, token);
        place.credentialsStore().updateCredentials(place.credentialsDomain(), current, with(current, token.value()));
    }

    @Override
    public ConnectLink link() {
        return new ConnectLink(place.store(), place.domain(), id);
    }

    private KakaoAccount current() {
        return place.account(id)
                .orElseThrow(() -> InvalidFieldException.of("id", Messages._Connect_NoAccount(id)::toString));
    }

    private KakaoAccount with(KakaoAccount current, String token) {
        KakaoAccount connected = new KakaoAccount(
                current.getScope(),
                id,
                current.getDescription(),
                isEmpty(restApiKey) ? current.getRestApiKey() : restApiKey,
                isEmpty(clientSecret) ? current.getClientSecret() : clientSecret,
                Secret.fromString(token));
        connected.setLanguage(current.getLanguage());
        return connected;
    }

    private static boolean isEmpty(Secret secret) {
        return secret.getPlainText().isBlank();
    }

    @Override
    public String toString() {
        return "ReconnectedAccount[place=" + place + ", id=" + id + "]";
    }
}
