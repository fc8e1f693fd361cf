package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Which accounts a build can send from that runs as one user. */
class AccountLookupTest extends SharedJenkins {

    @BeforeEach
    void runJobAsAlice() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        kakao.addAccount("team");
        User alice = User.getById("alice", true);
        alice.save();
        try (ACLContext ignored = ACL.as2(alice.impersonate2())) {
            kakao.addAccount(
                    alice,
                    new KakaoAccount(
                            CredentialsScope.USER,
                            "of-alice",
                            "",
                            Secret.fromString(EmulatorApp.REST_API_KEY),
                            Secret.fromString(EmulatorApp.CLIENT_SECRET),
                            Secret.fromString(kakao.newRefreshToken())));
        }
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator().authenticate("job", alice.impersonate2()));
    }

    @AfterEach
    void runJobsAsSystem() {
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
    }

    @Test
    void anAccountAmongTheCredentialsOfThatUserIsRefusedAtOnceInWords() throws Exception {
        assertThat(build(sendingJob(jenkins.jenkins, "job", "of-alice")))
                .contains("KakaoTalk memo not sent [credentialsId]: The KakaoTalk account \"of-alice\""
                        + " is one of the credentials of a user");
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void anAccountOfTheControllerIsSentFrom() throws Exception {
        assertThat(build(sendingJob(jenkins.jenkins, "job", "team"))).contains("memo sent to \"team\"");
    }
}
