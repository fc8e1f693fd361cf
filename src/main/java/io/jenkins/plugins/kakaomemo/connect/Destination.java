package io.jenkins.plugins.kakaomemo.connect;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.io.Serializable;

/** Which account is being connected, and where its refresh token will be kept. */
sealed interface Destination extends Serializable permits NewAccount, ReconnectedAccount, PersonalAccount {

    /**
     * To be called before consent is asked for, and again before anything is kept.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not keep an account there
     * @throws InvalidFieldException if there is no such place, or the id cannot be used there
     */
    void check();

    /** @throws InvalidFieldException if the account has no REST API key */
    KakaoApp app();

    /** Keeps the token, so that it wins over every older one of the same account. */
    void keep(RefreshToken token) throws IOException;

    /** The id of the credential. */
    String id();

    /** That it is connected, for people. */
    default String success() {
        return Messages.Connect_Connected(id());
    }

    /** The page on which it is connected. */
    ConnectLink link();

    /** The page that shows it afterwards, relative to the address of Jenkins. */
    default String url() {
        return "kakao-memo/";
    }
}
