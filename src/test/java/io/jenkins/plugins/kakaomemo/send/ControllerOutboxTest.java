package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.recipient.People;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class ControllerOutboxTest extends SharedJenkins {

    private static final Fault TEMPORARY = Fault.kapi(400, -1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private KakaoAccount account;

    @BeforeEach
    void prepare() throws Exception {
        account = kakao.addAccount("kakao");
    }

    @Test
    void aMemoThatKakaoCannotTakeIsDeliveredLaterAndTheBuildKnows() throws Exception {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, TEMPORARY.times(3));

        WorkflowRun run = run("def r = kakaoMemo 'hello'\necho \"${r.sent} ${r.code} ${r.attempts} '${r.reason}'\"");

        assertThat(JenkinsRule.getLog(run))
                .contains("false waiting 3 '")
                .containsOnlyOnce("KakaoTalk memo not sent yet [-1]: ")
                .contains("Next try: ");
        assertThat(texts()).isEmpty();
        assertThat(results(run)).containsExactly("WAITING -1");

        laterBy(MINUTE);

        assertThat(texts()).containsExactly("hello");
        assertThat(results(run)).containsExactly("SENT 0");
        ControllerOutbox.get().recorder.save();
        run.reload();
        assertThat(results(run)).containsExactly("SENT 0");
        JenkinsRule.WebClient client = browser();
        assertThat(client.getPage(run).asNormalizedText()).contains("KakaoTalk memos", "kakao: Sent");
        assertThat(client.goTo("kakao-memo/").asNormalizedText()).contains("1 of 100");
        assertThat(client.goTo("kakao-memo/deliveries/" + key() + "/").asNormalizedText())
                .contains("Deliveries: kakao", run.getFullDisplayName(), "Sent")
                .doesNotContain("hello");
    }

    @Test
    void anAccountThatHasTheIdOfPeoplesOwnIsNotTakenForThatOfAUserWhoIsCalledLikeTheJob() throws Exception {
        EmulatorUser alice = new People(jenkins, kakao).connected("alice");
        kakao.addAccount(PersonalConnection.ID);
        kakao.emulator().faults().next(EmulatedKakao.MEMO, TEMPORARY.times(6));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "alice");
        job.setDefinition(new CpsFlowDefinition("""
                kakaoMemo message: 'for the team', credentialsId: 'kakao-memo-personal'
                kakaoMemo message: 'for alice', to: [user('alice')]
                """, true));
        jenkins.buildAndAssertSuccess(job);
        assertThat(texts()).isEmpty();

        laterBy(MINUTE);

        assertThat(kakao.emulator().memos())
                .extracting(Memo::text, Memo::receiver)
                .containsExactlyInAnyOrder(
                        tuple("for the team", kakao.emulator().user()), tuple("for alice", alice));
    }

    @Test
    void aMemoThatMustBeSentNowIsNotKept() throws Exception {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, TEMPORARY.times(3));

        WorkflowRun run = run("kakaoMemo message: 'hello', failOnError: true");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        laterBy(MINUTE);
        assertThat(texts()).isEmpty();
        assertThat(results(run)).containsExactly("GIVEN_UP -1");
    }

    @Test
    void whatMayHaveArrivedIsSentAgainByAPersonWhoMayBuildTheJob() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder"));
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.resetAfterBody());
        WorkflowRun run = run("kakaoMemo 'hello'");
        assertThat(results(run)).containsExactly("UNKNOWN network");
        laterBy(Duration.ofHours(1));
        assertThat(texts()).isEmpty();

        assertThat(page(run, "reader").asNormalizedText())
                .contains("Perhaps sent")
                .doesNotContain("Send again");
        HtmlPage page = page(run, "builder");
        press(page, "kakao-memo/sendAgain");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("hello"));
        await().untilAsserted(() -> assertThat(results(run)).containsExactly("SENT 0"));
    }

    @Test
    void aBurstOfBuildsEndsInADigestAndWordsOfPeopleAreNotGathered() throws Exception {
        FreeStyleProject job = job();
        for (int build = 1; build <= 8; build++) {
            jenkins.buildAndAssertSuccess(job);
        }
        run("kakaoMemo 'hello'");
        assertThat(kakao.emulator().memos()).hasSize(6);
        FreeStyleBuild held = job.getBuildByNumber(6);
        assertThat(JenkinsRule.getLog(held))
                .containsOnlyOnce("KakaoTalk memo not sent yet [burst]: Many memos within a minute");

        laterBy(MINUTE);

        assertThat(kakao.emulator().memos()).hasSize(7);
        assertThat(texts().get(6)).startsWith("3 builds").contains("job #6", "job #7", "job #8");
        assertThat(results(held)).containsExactly("SENT 0");
        assertThat(digestPage()).contains("job #6", "job #7", "job #8").doesNotContain("job #5");
        assertThat(ControllerOutbox.get().history().of(key()))
                .hasSize(7)
                .allSatisfy(entry -> assertThat(entry.result().status()).isEqualTo(DeliveryStatus.SENT))
                .allSatisfy(entry -> assertThat(entry.result().attempts()).isEqualTo(1));
    }

    @Test
    void aUsedUpQuotaIsToldAndTheNextDayBeginsWithWhatPeopleWrote() throws Exception {
        FreeStyleProject job = job();
        kakao.emulator().quotas().limit(Quota.SENDER, 1);
        jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        WorkflowRun written = run("kakaoMemo 'hello'");

        assertThat(JenkinsRule.getLog(second)).containsOnlyOnce("KakaoTalk memo not sent yet [-10]: ");
        assertThat(JenkinsRule.getLog(written)).containsOnlyOnce("KakaoTalk memo not sent yet [-10]: ");
        assertThat(kakao.emulator().memos()).hasSize(1);

        kakao.emulator().quotas().limit(Quota.SENDER, 100);
        laterBy(Duration.ofHours(16));

        assertThat(texts()).hasSize(3);
        assertThat(texts().get(1)).isEqualTo("hello");
        assertThat(texts().get(2)).startsWith("2 builds").contains("job #2", "job #3");
    }

    @Test
    void aLimitThatIsRaisedEndsTheWaitForTheNextDay() throws Exception {
        kakao.emulator().quotas().limit(Quota.SENDER, 1);
        run("kakaoMemo 'first'");
        run("kakaoMemo 'second'");
        run("kakaoMemo 'third'");
        kakao.emulator().quotas().limit(Quota.SENDER, 1000);
        laterBy(MINUTE);
        assertThat(texts()).containsExactly("first");

        DeliverySettings settings = new DeliverySettings();
        settings.setDailyLimit(1000);
        KakaoMemoConfiguration.get().setDelivery(settings);
        laterBy(MINUTE);

        assertThat(texts()).containsExactly("first", "second", "third");
    }

    @Test
    void aTestMemoThatArrivesEndsTheWaitForTheNextDay() throws Exception {
        kakao.emulator().quotas().limit(Quota.SENDER, 0);
        run("kakaoMemo 'first'");
        run("kakaoMemo 'second'");

        kakao.emulator().quotas().limit(Quota.SENDER, 1000);
        HtmlPage page = browser().goTo("kakao-memo/");
        press(page, "kakao-memo/test");

        await().untilAsserted(() -> assertThat(texts()).hasSize(3).endsWith("first", "second"));
    }

    @Test
    void quietHoursHoldBackWhatBuildsSendAndNothingElse() throws Exception {
        DeliverySettings settings = new DeliverySettings();
        settings.setQuietHours("00:00-23:59");
        KakaoMemoConfiguration.get().setDelivery(settings);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job());
        run("kakaoMemo 'hello'");

        assertThat(texts()).containsExactly("hello");
        assertThat(results(build)).containsExactly("WAITING quiet");
        assertThat(JenkinsRule.getLog(build)).containsOnlyOnce("Quiet hours: it will come in a digest at 23:59");
    }

    @Test
    void buildsDoNotWaitForASlowKakao() throws Exception {
        FreeStyleProject job = job();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.hang());

        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);

        for (Run<?, ?> build : List.of(first, second)) {
            assertThat(JenkinsRule.getLog(build))
                    .containsOnlyOnce(
                            "KakaoTalk memo to \"kakao\" is being sent. The page of this build will show the result.");
        }
        assertThat(second.getDuration()).isLessThan(Duration.ofSeconds(2).toMillis());
    }

    @Test
    void aDigestShowsEveryoneOnlyWhatTheyMaySee() throws Exception {
        DeliverySettings settings = new DeliverySettings();
        settings.setBurst(1);
        KakaoMemoConfiguration.get().setDelivery(settings);
        FreeStyleProject open = job();
        FreeStyleProject secret = job();
        for (FreeStyleProject job : List.of(open, open, secret)) {
            jenkins.buildAndAssertSuccess(job);
        }
        laterBy(MINUTE);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(open)
                .to("reader")
                .grant(Item.DISCOVER)
                .onItems(secret)
                .to("reader"));

        String page = browser()
                .login("reader")
                .goTo("kakao-memo/digest/" + key() + "." + lastDelivery() + "/")
                .asNormalizedText();
        assertThat(page)
                .contains(open.getLastBuild().getFullDisplayName(), "that you may not see or that no longer exist: 1")
                .doesNotContain(secret.getLastBuild().getFullDisplayName());
        JenkinsRule.WebClient reader =
                browser().withThrowExceptionOnFailingStatusCode(false).login("reader");
        assertThat(reader.goTo("kakao-memo/deliveries/" + key() + "/", null)
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(404);
    }

    private int jobs;

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job" + (jobs++ == 0 ? "" : jobs));
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(List.of("always"));
        job.getPublishersList().add(notifier);
        return job;
    }

    private WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    /** Lets time pass and everything be sent that has come due by then. */
    private void laterBy(Duration time) {
        kakao.emulator().clock().advance(time);
        ControllerOutbox.get().deliverDue();
        await().until(() -> ControllerOutbox.get().isIdle());
    }

    private List<String> results(Run<?, ?> run) {
        return run.getAction(DeliveryAction.class).getRows().stream()
                .map(row -> row.result().status() + " " + row.result().code())
                .toList();
    }

    private List<String> texts() {
        return kakao.emulator().memos().stream().map(memo -> memo.text()).toList();
    }

    private static void press(HtmlPage page, String action) throws Exception {
        HtmlForm form = page.getForms().stream()
                .filter(each -> each.getActionAttribute().endsWith(action))
                .findFirst()
                .orElseThrow();
        form.getElementsByTagName("button").get(0).click();
    }

    private HtmlPage page(Run<?, ?> run, String user) throws Exception {
        return browser().login(user).getPage(run);
    }

    private String digestPage() throws Exception {
        return browser()
                .goTo("kakao-memo/digest/" + key() + "." + lastDelivery() + "/")
                .asNormalizedText();
    }

    private String lastDelivery() throws Exception {
        return ControllerOutbox.get().history().of(key()).get(0).id();
    }

    private String key() throws Exception {
        return AccountTokens.get().keyOf(account, jenkins.jenkins);
    }
}
