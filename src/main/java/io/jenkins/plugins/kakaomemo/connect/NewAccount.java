package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;

/**
 * An account that is about to be added to a store.
 *
 * @param account all of it but the refresh token
 */
record NewAccount(StoreDomain place, KakaoAccount account) implements Destination {

    @Override
    public void check() {
        place.credentialsStore().checkPermission(CredentialsProvider.CREATE);
        if (!id().matches("[a-zA-Z0-9_.-]+")) {
            throw InvalidFieldException.of("id", Messages._Connect_BadId()::toString);
        }
        if (place.hasCredential(id())) {
            throw InvalidFieldException.of("id", Messages._Connect_IdTaken(id())::toString);
        }
    }

    @Override
    public KakaoApp app() {
        if (account.getRestApiKey().getPlainText().isBlank()) {
            throw InvalidFieldException.of(
                    "restApiKey",
                    io.jenkins.plugins.kakaomemo.account.Messages._KakaoAccount_EnterRestApiKey()::toString);
        }
        return account.app();
    }

    @Override
    public void keep(RefreshToken token) throws IOException {
        KakaoAccount connected = account.withRefreshToken(token.value());
        AccountTokens.get().connected(connected, token);
        if (!place.credentialsStore().addCredentials(place.credentialsDomain(), connected)) {
            throw InvalidFieldException.of("id", Messages._Connect_IdTaken(id())::toString);
        }
    }

    @Override
    public String id() {
        return account.getId();
    }

    @Override
    public ConnectLink link() {
        return new ConnectLink(place.store(), place.domain(), null);
    }
}
