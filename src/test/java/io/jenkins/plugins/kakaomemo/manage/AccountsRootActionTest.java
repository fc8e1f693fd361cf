package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class AccountsRootActionTest extends SharedJenkins {

    private Folder team;

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("of-the-controller");
        team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-team", kakao.newRefreshToken()));
    }

    @Test
    void showsHowAnAccountStandsWithinOneRequestAndNothingSecret() throws Exception {
        WorkflowJob job = sendingJob(jenkins.jenkins, "nightly", "of-the-controller");
        assertThat(accountPage().asNormalizedText())
                .contains("not used yet", "kakaoMemo message: 'build done', credentialsId: 'of-the-controller'");

        build(job);
        HtmlPage connected = accountPage();
        assertThat(connected.asNormalizedText())
                .contains("Connected", "Memos today\n1 of 100")
                .contains("of-the-team");
        await().untilAsserted(() ->
                assertThat(accountPage().getWebResponse().getContentAsString()).contains("job/nightly/"));

        kakao.emulator().unlink(kakao.emulator().user());
        build(job);
        HtmlPage ended = accountPage();
        assertThat(ended.asNormalizedText()).contains("Disconnected").contains("[KOE322]");
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
    void itsPagesStandInTheBreadcrumb() throws Exception {
        build(sendingJob(jenkins.jenkins, "nightly", "of-the-controller"));

        HtmlPage deliveries = accountPage().getAnchorByText("Deliveries").click();

        assertThat(deliveries.getElementById("breadcrumbs").asNormalizedText())
                .contains("KakaoTalk accounts", "Deliveries: of-the-controller");
    }

    @Test
    void deliveriesAreFilteredByWhatBecameOfThem() throws Exception {
        WorkflowJob job = sendingJob(jenkins.jenkins, "nightly", "of-the-controller");
        build(job);
        kakao.emulator().unlink(kakao.emulator().user());
        build(job);
        HtmlPage all = accountPage().getAnchorByText("Deliveries").click();
        assertThat(all.asNormalizedText()).contains("nightly #1", "nightly #2");

        HtmlPage sent = all.getAnchorByText("Sent").click();

        assertThat(sent.asNormalizedText()).contains("nightly #1").doesNotContain("nightly #2");
        HtmlPage again = sent.getAnchorByText("All").click();
        assertThat(again.asNormalizedText()).contains("nightly #1", "nightly #2");
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

        assertThat(accountPageOf("admin")).contains("of-the-controller", "of-the-team");
        assertThat(accountPageOf("maintainer")).contains("of-the-team").doesNotContain("of-the-controller");
        assertThat(accountPageOf("reader")).contains("There is no KakaoTalk account yet, or none that you may see.");
    }

    @Test
    void isReachedFromManageJenkins() throws Exception {
        HtmlPage manage = browser().goTo("manage");

        HtmlPage page = manage.getAnchorByHref("kakao-memo").click();

        assertThat(page.asNormalizedText()).contains("KakaoTalk accounts", "of-the-controller");
    }
}
