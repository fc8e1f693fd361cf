package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.recipient.Ringing;
import java.util.Map;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages lead to phones that ring: they say what is missing by what Kakao answers, and let the viewer hear it. */
class RingingPagesTest extends SharedJenkins {

    private static final String FORM = "kakao-memo/connect?store=user";
    private static final String TOKEN_INFO = "/v1/user/access_token_info";

    private Ringing ringing;
    private EmulatorUser kim;

    @BeforeEach
    void prepare() throws Exception {
        ringing = new Ringing(jenkins, kakao);
        jenkins.jenkins.setAuthorizationStrategy(readersAnd("admin"));
        kim = kakao.emulator().addUser(77, "김");
        ringing.bot().befriend(kim);
        kakao.emulator().logIn(kim);
    }

    @Test
    void whoConnectsIsAskedForTheListOfFriendsAndRingsAtOnce() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "kim");
        HtmlForm form = browser.form(FORM);
        assertThat(form.getPage().getWebResponse().getContentAsString()).contains("makes no sound", "KOE205");

        browser.agree(browser.consentPage(form));

        assertThat(kim.agreedScopes()).containsExactlyInAnyOrder("talk_message", "friends");
        assertThat(kakao.emulator().count(TOKEN_INFO)).isEqualTo(1);
        ringing.warmUp();
        assertThat(ownPage(browser)).contains("Jenkins can make it ring");
        assertThat(ringMe(browser)).contains("your phone should make a sound");
        assertThat(kakao.emulator().memos())
                .singleElement()
                .matches(Memo::isToFriend)
                .matches(memo -> memo.receiver() == kim);
    }

    @Test
    void connectingWorksWithoutTheListOfFriends() throws Exception {
        ConnectBrowser browser = new ConnectBrowser(jenkins, "kim");
        HtmlPage consent = browser.consentPage(browser.form(FORM));
        consent.getElementsByName("agreed").forEach(box -> {
            HtmlCheckBoxInput item = (HtmlCheckBoxInput) box;
            item.setChecked(item.getValue().equals("talk_message"));
        });

        assertThat(browser.agree(consent).asNormalizedText()).contains("Your own KakaoTalk is connected");

        ringing.warmUp();
        assertThat(ownPage(browser)).contains("not a KakaoTalk friend of the account \"build-bot\"");
        assertThat(ringMe(browser)).contains("Add that account as a friend");
        assertThat(kakao.emulator().memos()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereNoPhoneIsToRing() throws Exception {
        KakaoMemoConfiguration.get().setRing("never");
        ConnectBrowser browser = new ConnectBrowser(jenkins, "kim");

        browser.agree(browser.consentPage(browser.form(FORM)));

        assertThat(kim.agreedScopes()).containsExactly("talk_message");
        assertThat(ownPage(browser)).doesNotContain("Your phone");
        assertThat(kakao.emulator().count(Ringing.LIST)).isZero();
        assertThat(new ConnectBrowser(jenkins, "admin").open("kakao-memo/").asNormalizedText())
                .doesNotContain("Let phones ring");
    }

    @Test
    void whoHasNotConnectedIsToldToConnect() throws Exception {
        assertThat(ringMe(new ConnectBrowser(jenkins, "kim"))).contains("You have not connected your KakaoTalk yet");
    }

    @Test
    void whatKakaoRefusesTheButtonIsShown() throws Exception {
        ringing.connect("kim", kim, kim.id());
        kim.receivesMessages(false);

        assertThat(ringMe(new ConnectBrowser(jenkins, "kim"))).contains("[-530]");
    }

    @ParameterizedTest
    @CsvSource({
        "none, Done, Done, Done",
        "-5, Done, Done, Missing",
        "-402, Done, Missing, Not known yet",
        "-3, Missing, Not known yet, Not known yet"
    })
    void theChecklistIsWhatKakaoAnswers(String code, String item, String consent, String permission) throws Exception {
        ringing.connect("kim", kim, kim.id());
        ringing.stranger("lee");
        ringing.connect("park", kakao.emulator().addUser(78, "park"), null);
        switch (code) {
            case "-5" -> kakao.emulator().app().friendsPermission(false);
            case "-402" -> kakao.emulator().withdrawConsent(ringing.bot(), "friends");
            case "-3" -> kakao.emulator().app().scopes("talk_message", "profile_nickname");
            default -> assertThat(code).isEqualTo("none");
        }
        ConnectBrowser admin = new ConnectBrowser(jenkins, "admin");

        String page = ((HtmlPage) admin.post("kakao-memo/lookAgain", Map.of())).asNormalizedText();

        assertThat(page)
                .contains("Let phones ring")
                .contains(item + ": the consent item for the friends list")
                .contains(consent + ": the consent of the account \"build-bot\"")
                .contains(permission + ": the permission of this app to read the friends list")
                .contains(code.equals("none") ? "Done: kim is a friend" : "Not known yet: kim as a friend")
                .contains((code.equals("none") ? "Missing" : "Not known yet") + ": lee as a friend")
                .contains("Not known yet: which Kakao user park is");
        kakao.emulator().resetCounters();
        admin.open("kakao-memo/");
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void onlyAdministratorsSeeWhoIsNoFriend() throws Exception {
        ringing.connect("kim", kim, kim.id());

        assertThat(new ConnectBrowser(jenkins, "lee").open("kakao-memo/").asNormalizedText())
                .doesNotContain("Let phones ring", "kim");
    }

    @Test
    void eachPersonChooses() throws Exception {
        ringing.connect("kim", kim, kim.id());
        ConnectBrowser browser = new ConnectBrowser(jenkins, "kim").withScripts();
        HtmlForm form = browser.open("user/kim/account/").getFormByName("config");

        browser.await(() -> form.getSelectByName("_.ring").getOptionSize() == 4);
        form.getSelectByName("_.ring").setSelectedAttribute("never", true);
        jenkins.submit(form);

        User user = User.getById("kim", false);
        assertThat(user.getProperty(PersonalConnectionProperty.class).getRing()).isEqualTo("never");
    }

    private static String ownPage(ConnectBrowser browser) throws Exception {
        return browser.open("user/kim/account/").asNormalizedText();
    }

    private static String ringMe(ConnectBrowser browser) throws Exception {
        return ((HtmlPage) browser.post("kakao-memo/ringMe", Map.of())).asNormalizedText();
    }
}
