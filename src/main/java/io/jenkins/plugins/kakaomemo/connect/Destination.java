package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.User;
import hudson.security.AccessDeniedException3;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.io.Serializable;
import jenkins.model.Jenkins;

/** Which account is being connected, and where its refresh token will be kept. */
sealed interface Destination extends Serializable {

    /**
     * To be called before consent is asked for, and again before anything is kept.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not keep an account there
     * @throws InvalidFieldException if there is no such place, or the id cannot be used there
     */
    void check();

    /** @throws InvalidFieldException if the account has no REST API key */
    KakaoApp app();

    /**
     * Keeps the token, so that it wins over every older one of the same account.
     *
     * @param accessToken of the same answer, should Kakao be asked for more
     */
    void keep(RefreshToken token, AccessToken accessToken) throws IOException, InterruptedException;

    String id();

    /** Whether the user may see and test it afterwards. */
    boolean isTestable();

    default String success() {
        return Messages.Connect_Connected(id());
    }

    ConnectLink link();

    /** The page that shows it afterwards, relative to the address of Jenkins. */
    default String url() {
        return "kakao-memo/";
    }

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
        public void keep(RefreshToken token, AccessToken accessToken) throws IOException {
            KakaoAccount connected = account.withRefreshToken(token.value());
            AccountTokens.get().connected(connected, place.credentialsStore(), place.credentialsDomain(), token);
            if (!place.credentialsStore().addCredentials(place.credentialsDomain(), connected)) {
                throw InvalidFieldException.of("id", Messages._Connect_IdTaken(id())::toString);
            }
        }

        @Override
        public String id() {
            return account.getId();
        }

        @Override
        public boolean isTestable() {
            return place.isTestable();
        }

        @Override
        public ConnectLink link() {
            return new ConnectLink(place.store(), place.domain(), null);
        }
    }

    /**
     * An account of a store that gets a new refresh token and keeps all else.
     *
     * @param restApiKey the app's key, or empty for the one that the account has
     * @param clientSecret the app's secret, or empty for the one that the account has
     */
    record ReconnectedAccount(StoreDomain place, String id, Secret restApiKey, Secret clientSecret)
            implements Destination {

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
        public void keep(RefreshToken token, AccessToken accessToken) throws IOException {
            KakaoAccount current = current();
            AccountTokens.get().connected(current, place.credentialsStore(), place.credentialsDomain(), token);
            place.credentialsStore()
                    .updateCredentials(place.credentialsDomain(), current, with(current, token.value()));
        }

        @Override
        public boolean isTestable() {
            return place.isTestable();
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

    /** The user's own account, with the app that the administrator has named. */
    record PersonalAccount() implements Destination {

        @Override
        public void check() {
            user();
            PersonalAccounts.app();
        }

        @Override
        public KakaoApp app() {
            return PersonalAccounts.app().app();
        }

        @Override
        public void keep(RefreshToken token, AccessToken accessToken) throws IOException, InterruptedException {
            PersonalConnection.keep(user(), token, PersonalAccounts.app(), userId(accessToken));
            if (KakaoMemoConfiguration.get().isRinging()) {
                FriendLists.get().outdate(PersonalAccounts.ringing());
            }
        }

        /** If Kakao does not say it now, the daily refresh asks again. */
        private static Long userId(AccessToken token) throws InterruptedException {
            try {
                return AccountTokens.get().client().accessTokenInfo(token).userId();
            } catch (KakaoException e) {
                return null;
            }
        }

        @Override
        public String id() {
            return PersonalConnection.ID;
        }

        @Override
        public boolean isTestable() {
            return true;
        }

        @Override
        public String success() {
            return Messages.Connect_PersonalConnected();
        }

        @Override
        public ConnectLink link() {
            return ConnectLink.personal();
        }

        @Override
        public String url() {
            return PersonalConnectionProperty.pageOf(user());
        }

        /** The user who is logged in; users can connect and disconnect for themselves only. */
        static User user() {
            User user = User.current();
            if (user == null) {
                throw new AccessDeniedException3(Jenkins.getAuthentication2(), CredentialsProvider.UPDATE);
            }
            return user;
        }
    }
}
