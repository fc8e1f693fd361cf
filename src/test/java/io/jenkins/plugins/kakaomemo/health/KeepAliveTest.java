package io.jenkins.plugins.kakaomemo.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.notifier.KakaoMemoNotifier;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class KeepAliveTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
    }

    @Test
    void anAccountThatNoBuildUsesLives400Days() throws Exception {
        kakao.addAccount("kakao");
        Folder team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-folder", kakao.newRefreshToken()));
        kakao.emulator().resetCounters();

        days(400);

        assertThat(kakao.emulator().refreshes()).isLessThan(60);
        assertThat(send(jenkins.createFreeStyleProject("job"), "kakao")).contains("KakaoTalk memo sent");
        assertThat(send(team.createProject(FreeStyleProject.class, "job"), "of-the-folder"))
                .contains("KakaoTalk memo sent");
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
        assertThat(send(jenkins.createFreeStyleProject("job"), "kakao")).contains("KakaoTalk memo sent");
    }

    @Test
    void anAccountThatIsUsedOftenIsLeftAlone() throws Exception {
        kakao.addAccount("kakao");
        days(1);
        kakao.emulator().resetCounters();

        days(6);

        assertThat(kakao.emulator().refreshes()).isZero();
    }

    private void days(int number) throws Exception {
        KeepAlive work = new KeepAlive();
        for (int day = 0; day < number; day++) {
            kakao.emulator().clock().advance(Duration.ofDays(1));
            work.execute(TaskListener.NULL);
        }
    }

    private static KakaoAccount configured() {
        return (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
    }

    private String send(FreeStyleProject job, String credentialsId) throws Exception {
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setCredentialsId(credentialsId);
        job.getPublishersList().add(notifier);
        return JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));
    }
}
