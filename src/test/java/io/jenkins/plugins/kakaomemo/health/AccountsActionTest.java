package io.jenkins.plugins.kakaomemo.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.notifier.KakaoMemoNotifier;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AccountsActionTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;
    private Folder team;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
        kakao.addAccount("of-the-controller");
        team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-team", kakao.newRefreshToken()));
    }

    @Test
    void showsHowAnAccountStandsWithinOneRequestAndNothingSecret() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setCredentialsId("of-the-controller");
        job.getPublishersList().add(notifier);
        assertThat(page().asNormalizedText()).contains("of-the-controller").contains("Not used since Jenkins");

        jenkins.buildAndAssertSuccess(job);
        HtmlPage connected = page();
        assertThat(connected.asNormalizedText())
                .contains("Connected", "Memos today, of 100\n1")
                .contains("of-the-team");
        assertThat(connected.getWebResponse().getContentAsString()).contains("job/nightly/");

        kakao.emulator().unlink(kakao.emulator().user());
        jenkins.buildAndAssertSuccess(job);
        HtmlPage ended = page();
        assertThat(ended.asNormalizedText()).contains("Ended").contains("[KOE322]");
        KakaoAccount account = (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
        assertThat(ended.getWebResponse().getContentAsString())
                .doesNotContain(
                        EmulatorApp.REST_API_KEY,
                        EmulatorApp.CLIENT_SECRET,
                        account.getRefreshToken().getPlainText(),
                        account.getRefreshToken().getEncryptedValue());
    }

    @Test
    void theTestButtonSendsAMemoAndSaysSo() throws Exception {
        HtmlPage page = page();
        HtmlForm form = page.getForms().stream()
                .filter(each -> each.getActionAttribute().endsWith("/kakao-memo/test"))
                .findFirst()
                .orElseThrow();

        HtmlPage answer = form.getElementsByTagName("button").get(0).click();

        assertThat(answer.asNormalizedText()).contains("The memo was sent");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void everybodySeesWhatTheyMaySee() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "maintainer")
                .grant(Item.READ, CredentialsProvider.VIEW)
                .onItems(team)
                .to("maintainer"));

        assertThat(pageOf("admin")).contains("of-the-controller", "of-the-team");
        assertThat(pageOf("maintainer")).contains("of-the-team").doesNotContain("of-the-controller");
        assertThat(pageOf("reader")).contains("There is no KakaoTalk account that you may see.");
    }

    @Test
    void isReachedFromManageJenkins() throws Exception {
        HtmlPage manage = jenkins.createWebClient().goTo("manage");

        HtmlPage page = manage.getAnchorByHref("kakao-memo").click();

        assertThat(page.asNormalizedText()).contains("KakaoTalk accounts", "of-the-controller");
    }

    private HtmlPage page() throws Exception {
        return jenkins.createWebClient().goTo("kakao-memo/");
    }

    private String pageOf(String user) throws Exception {
        return jenkins.createWebClient().login(user).goTo("kakao-memo/").asNormalizedText();
    }
}
