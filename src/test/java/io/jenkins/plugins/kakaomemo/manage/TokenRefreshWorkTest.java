package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.recipient.Directory;
import io.jenkins.plugins.kakaomemo.recipient.People;
import io.jenkins.plugins.kakaomemo.recipient.Ringing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.DisabledException;

class TokenRefreshWorkTest extends SharedJenkins {

    private static final String TOKEN_INFO = "/v1/user/access_token_info";

    @Test
    void anAccountThatNoBuildUsesLives400Days() throws Exception {
        kakao.addAccount("kakao");
        Folder team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-folder", kakao.newRefreshToken()));
        kakao.emulator().resetCounters();

        days(400);

        assertThat(kakao.emulator().refreshes()).isLessThan(60);
        assertThat(build(sendingJob(jenkins.jenkins, "job", "kakao"))).contains("KakaoTalk memo sent");
        assertThat(build(sendingJob(team, "job", "of-the-folder"))).contains("KakaoTalk memo sent");
    }

    @Test
    void anAccountSurvivesWhenKakaoIsDownMostOfItsLastMonth() throws Exception {
        kakao.addAccount("kakao");
        days(31);
        KakaoAccount replacedOnce = configured();
        days(30);
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.html(502).forever());
        days(25);
        assertThat(configured()).isEqualTo(replacedOnce);

        kakao.emulator().faults().clear();
        days(1);

        assertThat(configured().getRefreshToken()).isNotEqualTo(replacedOnce.getRefreshToken());
        assertThat(build(sendingJob(jenkins.jenkins, "job", "kakao"))).contains("KakaoTalk memo sent");
    }

    @Test
    void anAccountThatIsUsedOftenIsLeftAlone() throws Exception {
        kakao.addAccount("kakao");
        days(1);
        kakao.emulator().resetCounters();

        days(6);

        assertThat(kakao.emulator().refreshes()).isZero();
    }

    @Test
    void whoConnectedBeforeTheirKakaoUserWasKeptIsAskedOnce() throws Exception {
        Ringing ringing = new Ringing(jenkins, kakao);
        EmulatorUser kim = kakao.emulator().addUser(5, "kim");
        ringing.bot().befriend(kim);
        ringing.connect("kim", kim, null);
        assertThat(userIdOfKim()).isNull();

        days(1);

        assertThat(userIdOfKim()).isEqualTo(5);
        assertThat(kakao.emulator().count(TOKEN_INFO)).isEqualTo(1);
        days(1);
        assertThat(kakao.emulator().count(TOKEN_INFO)).isEqualTo(1);
    }

    private static Long userIdOfKim() {
        return PersonalAccounts.of(User.getById("kim", false))
                .orElseThrow()
                .account()
                .getUserId();
    }

    @Test
    void aPersonWhomTheRealmRefusesIsRefreshedWithAllOthers() throws Exception {
        People people = new People(jenkins, kakao);
        Directory directory = new Directory();
        jenkins.jenkins.setSecurityRealm(directory);
        people.connected("leaver");
        people.connected("alice");
        kakao.addAccount("team");
        directory.refuse("leaver", new DisabledException("left"));
        directory.takeLookUps();
        kakao.emulator().resetCounters();

        days(1);

        // the two people, the team and the account whose app people connect with
        assertThat(kakao.emulator().refreshes()).isEqualTo(4);
        assertThat(directory.takeLookUps()).isZero();
    }

    private void days(int number) throws Exception {
        TokenRefreshWork work = new TokenRefreshWork();
        for (int day = 0; day < number; day++) {
            kakao.emulator().clock().advance(Duration.ofDays(1));
            work.execute(TaskListener.NULL);
        }
    }

    private static KakaoAccount configured() {
        return (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
    }
}
