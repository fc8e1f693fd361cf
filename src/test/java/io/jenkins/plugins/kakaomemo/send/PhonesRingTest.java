package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionList;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.recipient.Ringing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.springframework.security.core.Authentication;

/** Phones of people ring for failures; where one cannot, the memo is in the own chat and the console says why. */
class PhonesRingTest extends SharedJenkins {

    private Ringing ringing;

    @BeforeEach
    void prepare() throws Exception {
        ringing = new Ringing(jenkins, kakao);
    }

    @Test
    void aFailureRingsTheFriendAndReachesTheOtherInTheOwnChatWithOneLineThatSaysWhy() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        EmulatorUser lee = ringing.stranger("lee");
        ringing.warmUp();

        String log = fail("user('kim'), user('lee')");

        assertThat(memosOf(kim)).hasSize(1).allMatch(Memo::isToFriend).allMatch(memo -> memo.user() == ringing.bot());
        assertThat(memosOf(lee)).hasSize(1).noneMatch(Memo::isToFriend);
        assertThat(log)
                .contains("KakaoTalk memo sent to \"kim\" (from \"build-bot\"), \"lee\".")
                .containsOnlyOnce("The phone of lee does not ring")
                .contains("Add that account as a friend")
                .contains("channel=from build-bot, own chat")
                .doesNotContain("phone of kim");
    }

    @ParameterizedTest
    @CsvSource({
        "-2, parameter",
        "-501, KakaoTalk",
        "-502, friend",
        "-530, allow them",
        "-532, 100 messages",
        "-533, 100 messages",
        "-536, 20 messages",
        "-3, 추가 기능 신청",
        "-5, 추가 기능 신청",
        "-402, 추가 기능 신청"
    })
    void whatKakaoRefusesAFriendGoesIntoTheOwnChatAtOnce(int code, String why) throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        kakao.emulator()
                .faults()
                .next(Ringing.RING, Fault.kapi(code > -10 && code != -2 || code == -402 ? 403 : 400, code));

        String log = fail("user('kim')");

        assertThat(memosOf(kim)).hasSize(1).noneMatch(Memo::isToFriend);
        assertThat(log)
                .contains("KakaoTalk memo sent to \"kim\".")
                .containsOnlyOnce("The phone of kim did not ring; the memo goes to the own chat of kim [" + code + "]")
                .contains(why)
                .contains("sent=true, code=0", "attempts=2", "channel=own chat");
        assertThat(kakao.emulator().count(Ringing.RING)).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepAnOldListOfFriends() throws Exception {
        kakao.setClock(Clock.offset(kakao.emulator().clock(), Duration.ofDays(3)));
        ringing.warmUp();
        int asked = kakao.emulator().count(Ringing.LIST);

        kakao.setClock(kakao.emulator().clock());
        FriendLists.get().known(PersonalAccounts.ringing());

        await().untilAsserted(
                        () -> assertThat(kakao.emulator().count(Ringing.LIST)).isEqualTo(asked + 1));
    }

    /** Such as a plugin of which another version is expected. */
    private static final class BrokenProvider extends CredentialsProvider {
        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type, ItemGroup group, Authentication authentication, List<DomainRequirement> requirements) {
            return List.of();
        }

        @Override
        public CredentialsStore getStore(ModelObject object) {
            throw new NoSuchMethodError("a fault of this test");
        }
    }

    @Test
    void aListThatAnErrorKeptFromBeingReadIsReadTheNextTime() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        LocatedAccount bot = PersonalAccounts.ringing();
        BrokenProvider broken = new BrokenProvider();
        ExtensionList.lookup(CredentialsProvider.class).add(broken);
        try {
            assertThat(FriendLists.get().of(bot).uuid(kim.id())).isEmpty();
        } finally {
            ExtensionList.lookup(CredentialsProvider.class).remove(broken);
        }

        kakao.emulator().clock().advance(Duration.ofMinutes(10));
        await().untilAsserted(() ->
                assertThat(FriendLists.get().known(bot).uuid(kim.id())).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-402", "-5", "-3", "KOE322"})
    void anAccountThatCannotReadItsFriendsRingsNobodyAndOneLineSaysWhatToDo(String code) throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        EmulatorUser lee = ringing.friend("lee");
        switch (code) {
            case "-402" -> kakao.emulator().withdrawConsent(ringing.bot(), "friends");
            case "-5" -> kakao.emulator().app().friendsPermission(false);
            case "-3" -> kakao.emulator().app().scopes("talk_message", "profile_nickname");
            default -> kakao.emulator().unlink(ringing.bot());
        }

        String log = fail("user('kim'), user('lee')");

        assertThat(log)
                .contains("KakaoTalk memo sent to \"kim\", \"lee\".")
                .containsOnlyOnce("No phone rings; memos to people go to their own chats [" + code + "]");
        assertThat(memosOf(kim)).hasSize(1);
        assertThat(memosOf(lee)).hasSize(1);
        assertThat(kakao.emulator().count(Ringing.RING)).isZero();
    }

    @Test
    void aQuestionRingsWhoeverMayAnswerIt() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                properties([kakaoMemoNotify(on: ['input'], to: [submitters()])])
                input message: 'Deploy?', submitter: 'kim'""", true));

        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        await().untilAsserted(() -> assertThat(memosOf(kim)).hasSize(1));
        await().until(() -> run.getAction(InputAction.class) != null);
        run.getAction(InputAction.class).getExecutions().get(0).doProceedEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));

        assertThat(memosOf(kim)).hasSize(1).allMatch(Memo::isToFriend);
    }

    @Test
    void theTwentyFirstRingOfADayGoesIntoTheOwnChat() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                currentBuild.result = 'FAILURE'
                for (int i = 1; i <= 21; i++) { kakaoMemo message: "failure $i", to: [user('kim')] }
                """, true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(memosOf(kim)).hasSize(21);
        assertThat(memosOf(kim).subList(0, 20)).allMatch(Memo::isToFriend);
        assertThat(memosOf(kim).get(20).isToFriend()).isFalse();
        assertThat(JenkinsRule.getLog(run)).containsOnlyOnce("[-536]");
    }

    @ParameterizedTest
    @CsvSource({
        "failures, '', true, false",
        "people, '', true, true",
        "never, '', false, false",
        "failures, people, true, true",
        "people, failures, true, false",
        "people, never, false, false",
        "never, people, false, false"
    })
    void ringsForWhatTheAdministratorAndThePersonHaveChosen(String ofAll, String own, boolean failure, boolean success)
            throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        KakaoMemoConfiguration.get().setRing(ofAll);
        PersonalConnectionProperty property = new PersonalConnectionProperty();
        property.setRing(own);
        User.getById("kim", false).addProperty(property);

        fail("user('kim')");
        assertThat(memosOf(kim).get(0).isToFriend()).isEqualTo(failure);
        String log = build("kakaoMemo message: 'done', to: [user('kim')]", Result.SUCCESS);
        assertThat(memosOf(kim).get(1).isToFriend()).isEqualTo(success);
        assertThat(log).doesNotContain("does not ring", "did not ring");
    }

    @Test
    void anAccountIsNoPersonAndItsOwnChatStaysSilent() throws Exception {
        ringing.friend("kim");
        KakaoMemoConfiguration.get().setRing("people");

        String log = fail("account('build-bot')");

        assertThat(memosOf(ringing.bot())).hasSize(1).noneMatch(Memo::isToFriend);
        assertThat(log).contains("channel=own chat").doesNotContain("ring");
    }

    @Test
    void whatMayHaveArrivedIsNotRepeatedInTheOwnChat() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        kakao.emulator().faults().next(Ringing.RING, Fault.lostAfterRecording());

        String log = fail("user('kim')");

        assertThat(memosOf(kim)).hasSize(1).allMatch(Memo::isToFriend);
        assertThat(log).contains("may have been sent [unknown]");
        assertThat(kakao.emulator().count(EmulatedKakao.MEMO)).isZero();
    }

    @Test
    void aWarmRingIsOneRequestAndTheListOfFriendsCostsNothing() throws Exception {
        ringing.friend("kim");
        ringing.warmUp();
        fail("user('kim')");
        kakao.emulator().resetCounters();

        fail("user('kim')");

        assertThat(kakao.emulator().requests()).hasSize(1);
        assertThat(kakao.emulator().count(Ringing.RING)).isEqualTo(1);
    }

    /** The names of thirty friends, as {@code to} takes them. */
    private String thirtyFriends() throws Exception {
        for (int person = 0; person < 30; person++) {
            ringing.friend("person" + person);
        }
        ringing.warmUp();
        String names = IntStream.range(0, 30)
                .mapToObj(person -> "user('person" + person + "')")
                .collect(Collectors.joining(", "));
        return names;
    }

    @Test
    void thirtyPeopleWithTheSameMemoAreSixRequests() throws Exception {
        String to = thirtyFriends();

        String log = fail(to);

        assertThat(kakao.emulator().count(Ringing.RING)).isEqualTo(6);
        assertThat(kakao.emulator().memos()).hasSize(30).allMatch(Memo::isToFriend);
        assertThat(log).containsOnlyOnce("KakaoTalk memo sent to").contains("\"person29\" (from \"build-bot\")");
    }

    @Test
    void theEndOfABuildRingsThirtyPeopleWithSixRequestsToo() throws Exception {
        String to = thirtyFriends();

        build("properties([kakaoMemoNotify(on: ['failure'], to: [" + to + "])])\nerror 'broken'", Result.FAILURE);

        await().until(OutboxAtWork::isIdle);
        assertThat(kakao.emulator().memos()).hasSize(30).allMatch(Memo::isToFriend);
        assertThat(kakao.emulator().count(Ringing.RING)).isEqualTo(6);
    }

    @Test
    void twoPeopleWithOneKakaoAccountGetItOnce() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.connect("kim-admin", kim, kim.id());
        ringing.warmUp();

        fail("user('kim'), user('kim-admin')");

        assertThat(memosOf(kim)).hasSize(1);
    }

    @Test
    void aUuidThatHasChangedIsAskedForAnew() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        kim.changeUuid("another");

        assertThat(fail("user('kim')")).contains("[-2]");
        await().until(() -> kakao.emulator().count(Ringing.LIST) == 2);
        ringing.warmUp();
        fail("user('kim')");

        assertThat(memosOf(kim)).extracting(Memo::isToFriend).containsExactly(false, true);
    }

    @Test
    void aListOfFiveThousandFriendsIsReadPageByPageAndNotForEachMemo() throws Exception {
        for (int friend = 0; friend < 5_000; friend++) {
            EmulatorUser other = kakao.emulator().addUser(1_000_000 + friend, "a%04d".formatted(friend));
            kakao.emulator().agree(other, "friends");
            ringing.bot().befriend(other);
        }
        EmulatorUser kim = ringing.friend("kim");

        ringing.warmUp();
        fail("user('kim')");

        assertThat(memosOf(kim)).hasSize(1).allMatch(Memo::isToFriend);
        assertThat(kakao.emulator().count(Ringing.LIST)).isEqualTo(51);
    }

    @Test
    void whoConnectedWithAnotherAppIsNobodysFriend() throws Exception {
        EmulatorUser kim = ringing.friend("kim");
        ringing.warmUp();
        kakao.addAccount(
                jenkins.jenkins,
                EmulatedKakao.account("other-app", "another-rest-api-key", "secret", kakao.newRefreshToken()));
        KakaoMemoConfiguration.get().setPersonalCredentialsId("other-app");

        fail("user('kim')");

        assertThat(kakao.emulator().count(Ringing.RING)).isZero();
        assertThat(PersonalConnection.of(User.getById("kim", false), PersonalAccounts.app())
                        .orElseThrow()
                        .getUserId())
                .isNull();
        assertThat(kim.friends()).isEmpty();
    }

    @Test
    void thePageOfTheBuildTellsTheChat() throws Exception {
        ringing.friend("kim");
        ringing.stranger("lee");
        ringing.friend("park").receivesMessages(false);
        ringing.warmUp();

        build(
                "currentBuild.result = 'FAILURE'\nkakaoMemo message: 'failed', to: [user('kim'), user('lee'), user('park')]",
                Result.FAILURE);

        String page = browser()
                .getPage(jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild())
                .asNormalizedText();
        assertThat(page).contains("from build-bot", "own chat [-530]");
    }

    private String fail(String to) throws Exception {
        return build(
                "currentBuild.result = 'FAILURE'\necho \"${kakaoMemo message: 'it failed', to: [" + to + "]}\"",
                Result.FAILURE);
    }

    private String build(String pipeline, Result result) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return JenkinsRule.getLog(jenkins.buildAndAssertStatus(result, job));
    }

    private List<Memo> memosOf(EmulatorUser receiver) {
        return kakao.emulator().memos().stream()
                .filter(memo -> memo.receiver() == receiver)
                .toList();
    }
}
