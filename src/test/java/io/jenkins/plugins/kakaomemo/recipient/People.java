package io.jenkins.plugins.kakaomemo.recipient;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import java.io.IOException;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** People of a Jenkins, some of whom have connected their own KakaoTalk. */
public final class People {

    private static final String APP = "app-of-people";

    private final EmulatedKakao kakao;
    private long nextId = 2000000001L;

    /** Lets everybody log in, and connect with an app of which nobody else is. */
    public People(JenkinsRule jenkins, EmulatedKakao kakao) throws IOException {
        this.kakao = kakao;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        KakaoAccount app = EmulatedKakao.account(APP, "unused-token");
        kakao.addAccount(jenkins.jenkins, app);
        KakaoMemoConfiguration.get().setPersonalCredentialsId(APP);
    }

    /** Somebody whom Jenkins knows. */
    public User user(String id) throws IOException {
        User user = User.getById(id, true);
        user.save();
        return user;
    }

    /** Somebody who has connected the KakaoTalk of a new Kakao user of the same name. */
    public EmulatorUser connected(String id) throws IOException {
        EmulatorUser kakaoUser = kakao.emulator().addUser(nextId++, id);
        connect(
                id,
                kakao.emulator().issueTokens(kakaoUser, List.of("talk_message")).refreshToken());
        return kakaoUser;
    }

    /** Lets somebody have connected with this very token. */
    public void connect(String id, String refreshToken) throws IOException {
        User user = user(id);
        KakaoAccount own = new KakaoAccount(
                CredentialsScope.USER,
                PersonalConnection.ID,
                "",
                Secret.fromString(""),
                null,
                Secret.fromString(refreshToken));
        try (ACLContext ignored = ACL.as2(user.impersonate2())) {
            CredentialsProvider.lookupStores(user).iterator().next().addCredentials(Domain.global(), own);
        }
    }
}
