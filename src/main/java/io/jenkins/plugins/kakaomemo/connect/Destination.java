package io.jenkins.plugins.kakaomemo.connect;

import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.io.Serializable;

/** Which account is being connected, and where its refresh token will be kept. */
sealed interface Destination extends Serializable permits NewAccount, ReconnectedAccount, PersonalAccount {

    /** The page of the accounts in stores. */
    String ACCOUNTS = "kakao-memo/";

    /**
     * To be called before consent is asked for, and again before anything is kept.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not keep an account there
     * @throws ConnectException if there is no such place, or the id cannot be used there
     */
    void check() throws ConnectException;

    /** @throws AccountException if the account has no REST API key */
    KakaoApp app() throws AccountException, ConnectException;

    /** Keeps the token, so that it wins over every older one of the same account. */
    void keep(RefreshToken token) throws IOException, AccountException, ConnectException;

    /** The id of the credential. */
    String id();

    /** That it is connected, for people. */
    String success();

    /** The page on which it is connected. */
    ConnectLink link();

    /** The page on which it is seen afterwards, relative to the address of Jenkins. */
    String url();

    /** Lets the token win over every one that the account has had. */
    static void succeed(KakaoAccount previous, RefreshToken token) throws IOException, AccountException {
        if (Util.fixEmptyAndTrim(Secret.toString(previous.getRefreshToken())) != null) {
            AccountTokens.get().connected(previous, token);
        }
    }
}
