package io.jenkins.plugins.kakaomemo.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ModelObject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.JenkinsLocationConfiguration;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.FakeChangeLogSCM;

/** Whom the memo of a real build reaches, and what is said of those whom it does not. */
class RecipientResolverTest extends SharedJenkins {

    private static final TextTemplate MEMO = new TextTemplate("build done", Link.NONE, null, List.of());

    private People people;

    @BeforeEach
    void prepare() throws Exception {
        people = new People(jenkins, kakao);
    }

    @Test
    void accountsAreFoundForTheBuildAndReachedOnce() throws Exception {
        KakaoAccount team = kakao.addAccount("team");
        KakaoAccount sameLogin =
                EmulatedKakao.account("copy", team.getRefreshToken().getPlainText());
        kakao.addAccount(jenkins.jenkins, sameLogin);
        kakao.addAccount("other");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));

        assertThat(names(RecipientResolver.of(run, null, "team", false, null))).containsExactly("team");
        assertThat(names(RecipientResolver.of(run, List.of(), "team", false, null)))
                .containsExactly("team");
        assertThat(names(of(run, account("other"), account("team"), account("copy"), account("other"))))
                .containsExactly("other", "team");
        assertThat(names(RecipientResolver.of(run, List.of(new AccountRecipient("")), "other", false, null)))
                .containsExactly("other");
        await().untilAsserted(() ->
                assertThat(CredentialsProvider.getFingerprintOf(team).getJobs()).contains("job"));
        assertProblem(of(run, account("nobody")), "credentialsId", "\"nobody\"");
        assertProblem(RecipientResolver.of(run, null, null, false, null), "credentialsId", "several");

        // a token that Kakao has replaced meanwhile is still of the same login
        kakao.emulator().clock().advance(Duration.ofDays(31));
        assertThat(new LocatedAccount(sameLogin, jenkins.jenkins)
                        .send(MEMO, List.of())
                        .isSent())
                .isTrue();
        assertThat(names(of(run, account("team"), account("copy")))).containsExactly("team");
    }

    @Test
    void whoeverStartedTheBuildIsReachedAlsoThroughTheBuildsUpstream() throws Exception {
        EmulatorUser alice = people.connected("alice");
        people.user("bob");
        FreeStyleProject upstream = jenkins.createFreeStyleProject("upstream");
        FreeStyleProject middle = jenkins.createFreeStyleProject("middle");
        FreeStyleProject downstream = jenkins.createFreeStyleProject("downstream");
        Run<?, ?> first = run(upstream, new Cause.UserIdCause("alice"));
        Run<?, ?> second = run(middle, new Cause.UpstreamCause(first));
        Run<?, ?> third = run(downstream, new Cause.UpstreamCause(second));

        RecipientResolver reached = of(third, new RequesterRecipient());
        assertThat(names(reached)).containsExactly("alice");
        assertThat(reached.notes()).isEmpty();
        SendOutcome report = deliver(reached.reached().get(0), downstream);
        assertThat(report.isSent()).isTrue();
        assertThat(kakao.emulator().memos()).extracting(Memo::receiver).containsExactly(alice);

        RecipientResolver ofBob = of(run(upstream, new Cause.UserIdCause("bob")), new RequesterRecipient());
        assertThat(ofBob.reached()).isEmpty();
        assertThat(ofBob.notes())
                .containsExactly("bob has not connected KakaoTalk: " + jenkins.getURL() + "user/bob/account/");

        RecipientResolver ofNobody = of(run(upstream, new Cause.RemoteCause("host", "")), new RequesterRecipient());
        assertThat(ofNobody.reached()).isEmpty();
        assertThat(ofNobody.notes()).singleElement().asString().startsWith("No recipient");
        assertThat(names(of(run(upstream, new Cause.UserIdCause("gone")), new RequesterRecipient())))
                .isEmpty();
    }

    @Test
    void thoseWhoChangedSomethingAreReachedOnceEach() throws Exception {
        people.connected("alice");
        people.connected("bob");
        people.user("carol");
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        job.setScm(scm);
        jenkins.buildAndAssertSuccess(job);
        job.getBuildersList().add(new FailureBuilder());
        scm.addChange().withAuthor("alice");
        scm.addChange().withAuthor("carol");
        Run<?, ?> broken = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        scm.addChange().withAuthor("bob");
        scm.addChange().withAuthor("bob");
        scm.addChange().withAuthor("unknown");
        Run<?, ?> stillBroken = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(names(of(broken, new DevelopersRecipient()))).containsExactly("alice");
        RecipientResolver developers = of(stillBroken, new DevelopersRecipient(), new UserRecipient("bob"));
        assertThat(names(developers)).containsExactly("bob");
        assertThat(developers.notes()).isEmpty();
        RecipientResolver culprits =
                of(stillBroken, new CulpritsRecipient(), new DevelopersRecipient(), new UserRecipient("carol"));
        assertThat(names(culprits)).containsExactlyInAnyOrder("alice", "bob");
        assertThat(culprits.notes())
                .containsExactly("carol has not connected KakaoTalk: " + jenkins.getURL() + "user/carol/account/");
    }

    @Test
    void aPersonMayNotBeConnectedOrMutedOrUnknown() throws Exception {
        people.connected("alice");
        User bob = people.user("bob");
        bob.setFullName("밥 <Bob>");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));

        RecipientResolver reached =
                of(run, new UserRecipient("bob"), new UserRecipient("alice"), new UserRecipient("bob"));
        assertThat(names(reached)).containsExactly("alice");
        assertThat(reached.notes())
                .containsExactly("밥 <Bob> has not connected KakaoTalk: " + jenkins.getURL() + "user/bob/account/");

        JenkinsLocationConfiguration.get().setUrl(null);
        assertThat(of(run, new UserRecipient("bob")).notes()).containsExactly("밥 <Bob> has not connected KakaoTalk");

        mute("alice", true);
        RecipientResolver muted = of(run, new UserRecipient("alice"));
        assertThat(muted.reached()).isEmpty();
        assertThat(muted.notes()).containsExactly("alice has turned off KakaoTalk memos");
        mute("alice", false);
        assertThat(names(of(run, new UserRecipient("alice")))).containsExactly("alice");

        assertProblem(
                RecipientResolver.of(run, Collections.singletonList(null), null, false, null), "to", "empty entry");
        for (String id : new String[] {"nobody", " ", null}) {
            String named = id == null ? "\"\"" : "\"" + id.trim() + "\"";
            assertProblem(of(run, new UserRecipient(id)), "to", named, "user('gildong')");
        }
        assertThat(User.getById("nobody", false)).isNull();
    }

    @Test
    void aPersonWantsNoMemosEverOrAtNightBySayingSoOnTheirOwnPage() throws Exception {
        User alice = people.user("alice");
        assertThat(PersonalConnectionProperty.isMuted(alice)).isFalse();

        for (boolean muted : new boolean[] {true, false}) {
            HtmlForm form = jenkins.createWebClient()
                    .login("alice")
                    .goTo("user/alice/account/")
                    .getFormByName("config");
            form.getInputByName("_.muted").setChecked(muted);
            form.getInputByName("_.quietHours").setValue(muted ? "" : "22:00 - 08:00");
            jenkins.submit(form);
            alice.load();

            assertThat(PersonalConnectionProperty.isMuted(alice)).isEqualTo(muted);
        }
        people.connected("alice");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));
        assertThat(of(run, new UserRecipient("alice")).reached())
                .singleElement()
                .extracting(ResolvedRecipient::quietHours)
                .isEqualTo(Optional.of(QuietHours.of("22:00-08:00")));
    }

    @Test
    void aPersonsOwnAccountIsNotReachedTwice() throws Exception {
        KakaoAccount team = kakao.addAccount("team");
        people.connect("alice", team.getRefreshToken().getPlainText());
        people.connected("bob");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));

        assertThat(names(of(run, account("team"), new UserRecipient("alice"), new UserRecipient("bob"))))
                .containsExactly("team", "bob");
    }

    @Test
    void friendsAreReachedFiveAtATimeAndOnce() throws Exception {
        addAccountWithFriends("team");
        List<EmulatorUser> friends = sevenFriends();
        List<String> uuids =
                new ArrayList<>(friends.stream().map(EmulatorUser::uuid).toList());
        uuids.add(uuids.get(0));
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);

        RecipientResolver reached = RecipientResolver.of(
                run,
                List.of(new FriendsRecipient(uuids), new FriendsRecipient(uuids.subList(2, 4)), account("team")),
                "team",
                false,
                null);
        assertThat(reached.reached())
                .extracting(each -> each.friendUuids().size())
                .containsExactly(5, 2, 0);
        for (ResolvedRecipient each : reached.reached()) {
            assertThat(deliver(each, job).isSent()).isTrue();
        }
        List<EmulatorUser> all = new ArrayList<>(friends);
        all.add(kakao.emulator().user());
        assertThat(kakao.emulator().memos()).extracting(Memo::receiver).containsExactlyElementsOf(all);
        assertThat(kakao.emulator().count("/v1/api/talk/friends/message/default/send"))
                .isEqualTo(2);

        kakao.emulator().app().friendsPermission(false);
        SendOutcome refused = deliver(reached.reached().get(1), job);
        assertThat(refused.isSent()).isFalse();
        assertThat(refused.isUnknown()).isFalse();
        assertThat(refused.code()).isEqualTo("-5");
        assertThat(refused.words(Locale.ENGLISH)).contains("[카카오톡 친구/메시지]", "[앱] > [멤버]");

        assertProblem(of(run, new FriendsRecipient(List.of(" "))), "to", "friends(['uuid'])");
    }

    @Test
    void aMemoThatReachesSomeOfItsFriendsCountsForThose() throws Exception {
        addAccountWithFriends("team");
        List<EmulatorUser> friends = sevenFriends().subList(0, 3);
        friends.get(1).receivesMessages(false);
        String uuids = friends.stream().map(friend -> "'" + friend.uuid() + "'").collect(Collectors.joining(", "));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "kakaoMemo message: 'done', credentialsId: 'team', to: [friends([" + uuids + "])]", true));

        assertThat(build(job)).contains("KakaoTalk memo not sent [-530]");

        assertThat(kakao.emulator().memos()).hasSize(2);
        assertThat(browser().goTo("kakao-memo/").asNormalizedText()).contains("Memos today\n2 of 100");
    }

    private void addAccountWithFriends(String id) throws Exception {
        String token = kakao.emulator()
                .issueTokens(kakao.emulator().user(), List.of("talk_message", "friends"))
                .refreshToken();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account(id, token));
    }

    private List<EmulatorUser> sevenFriends() {
        EmulatorUser sender = kakao.emulator().user();
        for (long id = 3000000001L; id <= 3000000005L; id++) {
            EmulatorUser friend = kakao.emulator().addUser(id, "friend " + id);
            kakao.emulator().agree(friend, "friends");
            sender.befriend(friend);
        }
        return sender.friends();
    }

    private static void mute(String id, boolean muted) throws Exception {
        PersonalConnectionProperty property = new PersonalConnectionProperty();
        property.setMuted(muted);
        User.getById(id, false).addProperty(property);
    }

    private static AccountRecipient account(String id) {
        return new AccountRecipient(id);
    }

    private static RecipientResolver of(Run<?, ?> run, Recipient... to) {
        return RecipientResolver.of(run, List.of(to), null, false, null);
    }

    private static void assertProblem(RecipientResolver recipients, String field, String... words) {
        assertThat(recipients.reached()).isEmpty();
        assertThat(recipients.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.getMessage()).contains(words);
        });
    }

    private static List<String> names(RecipientResolver recipients) {
        return recipients.reached().stream().map(ResolvedRecipient::name).toList();
    }

    private static FreeStyleBuild run(FreeStyleProject job, Cause cause) throws Exception {
        return job.scheduleBuild2(0, cause).get();
    }

    private static SendOutcome deliver(ResolvedRecipient to, ModelObject context) throws Exception {
        return new LocatedAccount(to.from().account(), context).send(MEMO, to.friendUuids());
    }
}
