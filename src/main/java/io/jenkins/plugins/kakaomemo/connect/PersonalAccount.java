package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.User;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import jenkins.model.Jenkins;

/** The user's own account, with the app that the administrator has named. */
record PersonalAccount() implements Destination {

    @Override
    public void check() {
        user();
        KakaoMemoConfiguration.get().personalApp();
    }

    @Override
    public KakaoApp app() {
        return KakaoMemoConfiguration.get().personalApp().app();
    }

    @Override
    public void keep(RefreshToken token) throws IOException {
        PersonalConnection.keep(user(), token);
    }

    @Override
    public String id() {
        return PersonalConnection.ID;
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

    /** The user who is logged in; nobody can connect or disconnect for another user. */
    static User user() {
        User user = User.current();
        if (user == null) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), CredentialsProvider.UPDATE);
        }
        return user;
    }
}
