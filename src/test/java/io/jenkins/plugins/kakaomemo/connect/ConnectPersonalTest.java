package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.StoredAccounts;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import java.time.Duration;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everyone connects and disconnects their own KakaoTalk, and nobody else's. */
class ConnectPersonalTest extends SharedJenkins {

    private static final String FORM = "kakao-memo/connect?store=user";

    private ConnectBrowser alice;

    @BeforeEach
    void prepare() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin"));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("app", "unused-token"));
        KakaoMemoConfiguration.get().setPersonalCredentialsId("app");
        // otherwise the list of friends is read in the background, by requests that get the faults meant for others
        KakaoMemoConfiguration.get().setRing("never");
        alice = new ConnectBrowser(jenkins, "alice");
    }

    @Test
    void aUserConnectsTheirOwnWithTheAppOfTheAdministrator() throws Exception {
        assertThat(section(alice)).contains("Not connected");

        HtmlPage result = alice.agree(alice.consentPage(alice.form(FORM)));

        assertThat(result.asNormalizedText()).contains("Your own KakaoTalk is connected");
        HtmlPage own = result.getAnchorByText("Continue").click();
        assertThat(own.asNormalizedText()).contains("Connected").doesNotContain("Not connected");
        KakaoAccount stored = stored("alice");
        assertThat(stored.getRestApiKey().getPlainText()).isEmpty();
        assertThat(stored.getClientSecret()).isNull();
        KakaoAccount account = PersonalAccounts.of(user("alice")).orElseThrow().account();
        assertThat(account.getRestApiKey().getPlainText()).isEqualTo(EmulatorApp.REST_API_KEY);
        assertUsable(account);
        assertThat(PersonalAccounts.of(user("bob"))).isEmpty();
        assertThat(SystemCredentialsProvider.getInstance().getCredentials()).hasSize(1);
        assertThat(StoredAccounts.get().gathered())
                .noneMatch(located -> located.context().equals(user("alice")));
    }

    @Test
    void whatAnAdministratorDoesInTheConsoleIsNotSaidToUsers() throws Exception {
        assertThat(alice.open(FORM).asNormalizedText()).doesNotContain("console", "[REST API 키]");
    }

    @Test
    void connectingAgainKeepsTheOneCredential() throws Exception {
        connect();
        String first = stored("alice").getRefreshToken().getPlainText();
        kakao.emulator().unlink(kakao.emulator().user());

        connect();

        assertThat(stored("alice").getRefreshToken().getPlainText()).isNotEqualTo(first);
        assertUsable(PersonalAccounts.of(user("alice")).orElseThrow().account());
    }

    @Test
    void aConnectionOutlivesTheTokenThatKakaoReplaces() throws Exception {
        connect();
        for (int month = 0; month < 3; month++) {
            kakao.emulator().clock().advance(Duration.ofDays(31));
            assertUsable(PersonalAccounts.of(user("alice")).orElseThrow().account());
        }
    }

    @Test
    void theAdministratorNamesTheAppFirst() throws Exception {
        KakaoMemoConfiguration.get().setPersonalCredentialsId("nobody");
        assertThat(alice.open(FORM).asNormalizedText()).contains("\"nobody\"");

        KakaoMemoConfiguration.get().setPersonalCredentialsId(null);
        assertThat(alice.open(FORM).asNormalizedText()).contains("no app for personal connections");
        assertThat(section(alice)).contains("no app for personal connections");
        assertThat(PersonalAccounts.of(user("alice"))).isEmpty();
    }

    @Test
    void disconnectingEndsItAtKakaoAndDeletesIt() throws Exception {
        connect();
        assertThat(alice.open("user/alice/account/")
                        .querySelector(".confirmation-link")
                        .getAttributes()
                        .getNamedItem("data-url")
                        .getNodeValue())
                .endsWith("/kakao-memo/disconnect");

        assertThat(disconnect(alice)).contains("Your KakaoTalk is disconnected");

        assertThat(kakao.emulator().count("/v1/user/unlink")).isEqualTo(1);
        assertThat(stored("alice")).isNull();
        assertThat(section(alice)).contains("Not connected");
    }

    @Test
    void aConnectionThatIsDeadAlreadyIsDeleted() throws Exception {
        connect();
        kakao.emulator().unlink(kakao.emulator().user());

        assertThat(disconnect(alice)).contains("Your KakaoTalk is disconnected");
        assertThat(stored("alice")).isNull();
    }

    @Test
    void whatKakaoCannotBeToldIsNotDeleted() throws Exception {
        connect();
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.status(503));

        assertThat(disconnect(alice)).contains("[HTTP 503]");
        assertThat(stored("alice")).isNotNull();
        assertThat(disconnect(alice)).contains("Your KakaoTalk is disconnected");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"nobody", "without-key"})
    void withoutAUsableAppAConnectionIsDeletedInJenkinsAndWhatIsLeftAtKakaoIsSaid(String app) throws Exception {
        connect();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("without-key", "", "", "unused-token"));
        KakaoMemoConfiguration.get().setPersonalCredentialsId(app);
        HtmlPage page = alice.open("user/alice/account/");
        assertThat(page.getWebResponse().getContentAsString())
                .contains("kakao-memo/disconnect", "cannot tell Kakao")
                .doesNotContain("kakao-memo/connect");

        assertThat(disconnect(alice)).contains("deleted the token", "connected services of your Kakao account");

        assertThat(stored("alice")).isNull();
        assertThat(section(alice)).contains("Not connected");
        assertThat(kakao.emulator().count("/v1/user/unlink")).isZero();
    }

    @Test
    void nobodyConnectsOrDisconnectsAnother() throws Exception {
        connect();
        ConnectBrowser admin = new ConnectBrowser(jenkins, "admin");

        HtmlPage page = admin.open("user/alice/account/");
        assertThat(page.asNormalizedText()).contains("Connected");
        assertThat(page.getWebResponse().getContentAsString())
                .doesNotContain("kakao-memo/disconnect", "kakao-memo/connect");
        disconnect(admin);
        admin.agree(admin.consentPage(admin.form(FORM)));

        assertThat(kakao.emulator().count("/v1/user/unlink")).isZero();
        assertThat(stored("alice")).isNotNull();
        assertThat(stored("admin")).isNotNull();
    }

    @Test
    void nonsenseInOnesOwnSettingsIsRefusedInWords() throws Exception {
        HtmlForm form = alice.withScripts().open("user/alice/account/").getFormByName("config");
        form.getInputByName("_.quietHours").setValue("at night");

        assertThat(jenkins.submit(form).asNormalizedText())
                .contains("quietHours has", "use two times of day")
                .doesNotContain("Exception");
        assertThat(user("alice").getProperty(PersonalConnectionProperty.class)).isNull();
    }

    @Test
    void aLoginIsNeeded() throws Exception {
        ConnectBrowser nobody = new ConnectBrowser(jenkins);

        assertThat(nobody.status(HttpMethod.GET, FORM)).isIn(401, 403);
        assertThat(nobody.status(HttpMethod.POST, "kakao-memo/authorize?store=user"))
                .isIn(401, 403);
        assertThat(nobody.status(HttpMethod.POST, "kakao-memo/disconnect")).isIn(401, 403);
    }

    private void connect() throws Exception {
        alice.agree(alice.consentPage(alice.form(FORM)));
    }

    private static String disconnect(ConnectBrowser browser) throws Exception {
        Page page = browser.post("kakao-memo/disconnect", Map.of());
        return ((HtmlPage) page).asNormalizedText();
    }

    private static String section(ConnectBrowser browser) throws Exception {
        return browser.open("user/alice/account/").asNormalizedText();
    }

    private void assertUsable(KakaoAccount account) throws Exception {
        assertThat(AccountTokens.get().of(account, jenkins.jenkins).get(Deadline.in(Duration.ofSeconds(10))))
                .isNotNull();
    }

    private static User user(String id) {
        return User.getOrCreateByIdOrFullName(id);
    }

    private static KakaoAccount stored(String id) {
        try (var ignored = ACL.as2(user(id).impersonate2())) {
            return (KakaoAccount)
                    CredentialsProvider.lookupStores(user(id))
                            .iterator()
                            .next()
                            .getCredentials(Domain.global())
                            .stream()
                            .findFirst()
                            .orElse(null);
        }
    }
}
