package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
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
        assertThat(page().asNormalizedText()).contains("of-the-controller").contains("not used yet");

        build(job);
        HtmlPage connected = page();
        assertThat(connected.asNormalizedText())
                .contains("Connected", "Memos today\n1 of 100")
                .contains("of-the-team");
        await().untilAsserted(() ->
                assertThat(page().getWebResponse().getContentAsString()).contains("job/nightly/"));

        kakao.emulator().unlink(kakao.emulator().user());
        build(job);
        HtmlPage ended = page();
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

        HtmlPage deliveries = page().getAnchorByText("Deliveries").click();

        assertThat(deliveries.getElementById("breadcrumbs").asNormalizedText())
                .contains("KakaoTalk accounts", "Deliveries: of-the-controller");
    }

    @Test
    void deliveriesAreFilteredByWhatBecameOfThem() throws Exception {
        WorkflowJob job = sendingJob(jenkins.jenkins, "nightly", "of-the-controller");
        build(job);
        kakao.emulator().unlink(kakao.emulator().user());
        build(job);
        HtmlPage all = page().getAnchorByText("Deliveries").click();
        assertThat(all.asNormalizedText()).contains("nightly #1", "nightly #2");

        HtmlPage sent = all.getAnchorByText("Sent").click();

        assertThat(sent.asNormalizedText()).contains("nightly #1").doesNotContain("nightly #2");
        HtmlPage again = sent.getAnchorByText("All").click();
        assertThat(again.asNormalizedText()).contains("nightly #1", "nightly #2");
    }

    @Test
    void theTestButtonSendsAMemoAndSaysSo() throws Exception {
        HtmlPage answer = test(page(), "team", "of-the-team");

        assertThat(answer.asNormalizedText()).containsOnlyOnce("The memo was sent");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void theTestButtonTellsAtOnceWhatIsWrong() throws Exception {
        HtmlPage page = page();
        kakao.emulator().unlink(kakao.emulator().user());

        assertThat(test(page, "", "of-the-controller").asNormalizedText()).contains("State\nDisconnected", "[KOE322]");
        assertThat(kakao.emulator().memos()).isEmpty();
    }

    @Test
    void ofTwoAccountsWithOneIdThePageMarksTheTestedOne() throws Exception {
        kakao.addAccount(team, EmulatedKakao.account("of-the-controller", kakao.newRefreshToken()));

        assertThat(test(page(), "team", "of-the-controller").asNormalizedText()).containsOnlyOnce("The memo was sent");
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
    void onlyItsOwnerSeesAndTestsAPersonsOwnAccount() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone());
        KakaoMemoConfiguration.get().setPersonalCredentialsId("of-the-controller");
        // otherwise administrators see who can be rung
        KakaoMemoConfiguration.get().setRing("never");
        connectOwn(User.getOrCreateByIdOrFullName("alice"));

        JenkinsRule.WebClient nobody = browser();
        for (JenkinsRule.WebClient other : List.of(login("admin"), login("bob"), nobody)) {
            assertThat(other.goTo("kakao-memo/").asNormalizedText()).doesNotContain(PersonalConnection.ID, "alice");
            assertThat(testStatus(other)).isEqualTo(404);
        }
        assertThat(kakao.emulator().requests()).isEmpty();

        HtmlPage own = login("alice").goTo("kakao-memo/");
        assertThat(own.asNormalizedText())
                .contains(PersonalConnection.ID, "alice")
                .doesNotContain("of-the-controller");
        HtmlPage tested = test(own, "alice", PersonalConnection.ID);
        assertThat(tested.asNormalizedText()).contains("The memo was sent", "State\nConnected");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void isReachedFromManageJenkins() throws Exception {
        HtmlPage manage = browser().goTo("manage");

        HtmlPage page = manage.getAnchorByHref("kakao-memo").click();

        assertThat(page.asNormalizedText()).contains("KakaoTalk accounts", "of-the-controller");
    }

    private static HtmlPage page() throws Exception {
        return browser().goTo("kakao-memo/");
    }

    private static String pageOf(String user) throws Exception {
        return login(user).goTo("kakao-memo/").asNormalizedText();
    }

    private static JenkinsRule.WebClient login(String user) throws Exception {
        return browser().login(user);
    }

    /** Presses the test button of the account with that id at that place. */
    private static HtmlPage test(HtmlPage page, String place, String id) throws Exception {
        HtmlForm form = page.getForms().stream()
                .filter(each -> each.getActionAttribute().endsWith("/kakao-memo/test"))
                .filter(each -> each.getInputByName("place").getValue().equals(place))
                .filter(each -> each.getInputByName("id").getValue().equals(id))
                .findFirst()
                .orElseThrow();
        return form.getElementsByTagName("button").get(0).click();
    }

    /** What somebody is answered who tests the account of alice without having a button for it. */
    private static int testStatus(JenkinsRule.WebClient browser) throws Exception {
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), "kakao-memo/test?place=alice&id=" + PersonalConnection.ID), HttpMethod.POST);
        return browser.loadWebResponse(browser.addCrumb(request)).getStatusCode();
    }
}
