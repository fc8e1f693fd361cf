package io.jenkins.plugins.kakaomemo.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.BlockedFolder;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The buttons of the account page: who has them, and what the page says then. */
class AccountButtonsTest extends SharedJenkins {

    private Folder team;

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("of-the-controller");
        team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-team", kakao.newRefreshToken()));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
    }

    @Test
    void theTestButtonSendsAMemoAndSaysSo() throws Exception {
        HtmlPage answer = test(accountPage(), "/team", "of-the-team");

        assertThat(answer.asNormalizedText()).containsOnlyOnce("The memo was sent");
        assertThat(answer.getUrl().toString()).isEqualTo(jenkins.getURL() + "kakao-memo/");
        assertThat(((HtmlPage) answer.refresh()).asNormalizedText()).doesNotContain("The memo was sent");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void theTestButtonTellsAtOnceWhatIsWrong() throws Exception {
        HtmlPage page = accountPage();
        kakao.emulator().unlink(kakao.emulator().user());

        assertThat(test(page, "system", "of-the-controller").asNormalizedText())
                .contains("State\nDisconnected", "[KOE322]");
        assertThat(kakao.emulator().memos()).isEmpty();
    }

    @Test
    void ofTwoAccountsWithOneIdThePageMarksTheTestedOne() throws Exception {
        kakao.addAccount(team, EmulatedKakao.account("of-the-controller", kakao.newRefreshToken()));

        assertThat(test(accountPage(), "/team", "of-the-controller").asNormalizedText())
                .containsOnlyOnce("The memo was sent");
    }

    @Test
    void ofTwoAccountsWithOneIdInTwoDomainsEachHasItsOwnButtons() throws Exception {
        EmulatorUser kim = kakao.emulator().addUser(2_000_000_001L, "kim");
        CredentialsStore store =
                CredentialsProvider.lookupStores(team).iterator().next();
        store.addDomain(new Domain("only kakao", null, null));
        store.addCredentials(
                store.getDomainByName("only kakao"),
                EmulatedKakao.account(
                        "of-the-team",
                        kakao.emulator()
                                .issueTokens(kim, List.of("talk_message"))
                                .refreshToken()));
        HtmlPage page = accountPage();
        assertThat(page.asNormalizedText()).contains("team » only kakao");
        assertThat(page.getAnchors())
                .filteredOn(link -> link.asNormalizedText().equals("Connect again"))
                .extracting(link -> domainOf(link))
                .containsExactlyInAnyOrder("_", "_", "only kakao");

        for (String domain : List.of("only kakao", "_")) {
            HtmlPage tested = test(page, "/team", domain, "of-the-team");
            assertThat(tested.asNormalizedText()).containsOnlyOnce("The memo was sent");
        }

        assertThat(kakao.emulator().memos())
                .extracting(Memo::receiver)
                .containsExactly(kim, kakao.emulator().user());
    }

    /** In which domain the page behind this link connects an account. */
    private static String domainOf(HtmlAnchor link) {
        try {
            HtmlPage page = link.click();
            return page.getFormByName("connect").getInputByName("domain").getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTestIsAnsweredBesideAWarningOfSomethingElse() throws Exception {
        connectOwnOfAlice();
        kakao.setClock(Clock.offset(kakao.emulator().clock(), Duration.ofDays(50)));
        HtmlPage page = browser().login("alice").goTo("kakao-memo/");

        assertThat(test(page, "user", PersonalConnection.ID).asNormalizedText())
                .contains("The connection expires in", "The memo was sent");
    }

    @Test
    void aTokenThatCannotBeStoredIsNoErrorPage() throws Exception {
        HtmlPage page = accountPage();
        kakao.emulator().clock().advance(Duration.ofDays(40)); // when Kakao replaces the token
        try (BlockedFolder ignored = new BlockedFolder("tokens")) {
            assertThat(test(page, "system", "of-the-controller").asNormalizedText())
                    .contains("The refresh token could not be stored");
        }
    }

    @Test
    void nothingIsOfferedThatWouldBeRefused() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin")
                .grant(Item.READ, CredentialsProvider.VIEW)
                .onItems(team)
                .to("viewer")
                .grant(Item.READ, CredentialsProvider.VIEW, CredentialsProvider.UPDATE)
                .onItems(team)
                .to("maintainer"));

        assertThat(accountPageOf("viewer"))
                .contains("of-the-team")
                .doesNotContain("Send a test memo", "Connect again", "Connect KakaoTalk account");
        assertThat(accountPageOf("maintainer"))
                .contains("Send a test memo", "Connect again")
                .doesNotContain("Connect KakaoTalk account");
        assertThat(accountPageOf("admin")).contains("Connect KakaoTalk account");
    }

    @Test
    void aFolderThatIsCalledLikeAUserIsNotTakenForThem() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin"));
        connectOwnOfAlice();
        Folder alice = jenkins.createProject(Folder.class, "alice");
        kakao.addAccount(alice, EmulatedKakao.account(PersonalConnection.ID, "a-dead-token"));
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin")
                .grant(Item.READ, CredentialsProvider.VIEW, CredentialsProvider.UPDATE)
                .onItems(alice)
                .to("alice"));
        HtmlPage page = browser().login("alice").goTo("kakao-memo/");

        assertThat(test(page, "user", PersonalConnection.ID).asNormalizedText()).containsOnlyOnce("The memo was sent");
        assertThat(test(page, "/alice", PersonalConnection.ID).asNormalizedText())
                .contains("[KOE322]");
    }

    @Test
    void onlyItsOwnerSeesAndTestsAPersonsOwnAccount() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin"));
        connectOwnOfAlice();

        JenkinsRule.WebClient nobody = browser();
        for (JenkinsRule.WebClient other :
                List.of(browser().login("admin"), browser().login("bob"), nobody)) {
            assertThat(other.goTo("kakao-memo/").asNormalizedText()).doesNotContain(PersonalConnection.ID, "alice");
            assertThat(testStatus(other)).isEqualTo(404);
        }
        assertThat(kakao.emulator().requests()).isEmpty();

        HtmlPage own = browser().login("alice").goTo("kakao-memo/");
        assertThat(own.asNormalizedText())
                .contains(PersonalConnection.ID, "alice")
                .doesNotContain("of-the-controller");
        HtmlPage tested = test(own, "user", PersonalConnection.ID);
        assertThat(tested.asNormalizedText()).contains("The memo was sent", "State\nConnected");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    private void connectOwnOfAlice() throws Exception {
        KakaoMemoConfiguration.get().setPersonalCredentialsId("of-the-controller");
        // otherwise administrators see who can be rung
        KakaoMemoConfiguration.get().setRing("never");
        connectOwn(User.getOrCreateByIdOrFullName("alice"));
    }

    private static HtmlPage test(HtmlPage page, String store, String id) throws Exception {
        return test(page, store, store.equals("user") ? "" : "_", id);
    }

    /** Presses the test button of the account with that id in that domain of that store. */
    private static HtmlPage test(HtmlPage page, String store, String domain, String id) throws Exception {
        HtmlForm form = page.getForms().stream()
                .filter(each -> each.getActionAttribute().endsWith("/kakao-memo/test"))
                .filter(each -> each.getInputByName("store").getValue().equals(store))
                .filter(each -> each.getInputByName("domain").getValue().equals(domain))
                .filter(each -> each.getInputByName("id").getValue().equals(id))
                .findFirst()
                .orElseThrow();
        return form.getElementsByTagName("button").get(0).click();
    }

    /** What somebody is answered who tests the account of alice without having a button for it. */
    private static int testStatus(JenkinsRule.WebClient browser) throws Exception {
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), "kakao-memo/test?store=user&id=" + PersonalConnection.ID), HttpMethod.POST);
        return browser.loadWebResponse(browser.addCrumb(request)).getStatusCode();
    }
}
