package io.jenkins.plugins.kakaomemo.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.manage.AccountRow;
import io.jenkins.plugins.kakaomemo.manage.AccountsAdministrativeMonitor;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.springframework.security.authentication.AccountExpiredException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** What memos ask of the directory in which Jenkins looks up its users, and what it may answer. */
class DirectoryTest extends SharedJenkins {

    private static final String SECRET = "cn=leaver,ou=secret";

    private final Directory directory = new Directory();
    private People people;
    private EmulatorUser alice;

    @BeforeEach
    void prepare() throws Exception {
        people = new People(jenkins, kakao);
        jenkins.jenkins.setSecurityRealm(directory);
        kakao.addAccount("team");
        alice = people.connected("alice");
    }

    static Stream<RuntimeException> refusals() {
        return Stream.of(
                new UsernameNotFoundException(SECRET),
                new DisabledException(SECRET),
                new LockedException(SECRET),
                new AccountExpiredException(SECRET),
                new CredentialsExpiredException(SECRET),
                new AuthenticationServiceException(SECRET),
                new IllegalStateException(SECRET));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aUserWhomItRefusesCostsOneLineAndNobodyElseTheirMemo(RuntimeException refusal) throws Exception {
        people.connected("leaver");
        directory.refuse("leaver", refusal);

        String console = console(Result.SUCCESS, "to: [user('leaver'), user('alice'), account('team')]");

        assertThat(console.lines().filter(line -> line.contains("leaver")))
                .singleElement()
                .asString()
                .startsWith("leaver gets no KakaoTalk memo");
        assertThat(console).contains("memo sent to \"alice\", \"team\"").doesNotContain("\tat ", SECRET);
        assertReached(alice, kakao.emulator().user());
        assertThat(memoOfAction()).contains("memo sent to \"team\"");
        AccountsAdministrativeMonitor monitor = ExtensionList.lookupSingleton(AccountsAdministrativeMonitor.class);
        monitor.reconnected("leaver");
        assertThat(monitor.getWarnings()).extracting(AccountRow::getId).doesNotContain("team");
        assertThat(accountPage().asNormalizedText()).contains("team");
    }

    @Test
    void isAskedForNobodyButThePersonWhoGetsTheMemo() throws Exception {
        people.connected("bob");
        directory.takeLookUps();

        assertThat(console(Result.SUCCESS, "to: [account('team')]")).contains("memo sent");
        assertThat(memoOfAction()).contains("memo sent");
        assertThat(directory.takeLookUps()).isZero();

        assertThat(console(Result.SUCCESS, "to: [user('alice'), user('alice')]"))
                .contains("memo sent to \"alice\"");
        assertThat(directory.takeLookUps()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "manage",
                "manage/configure",
                "kakao-memo/",
                "user/alice/account/",
                "job/folder/",
                "job/folder/configure",
                "job/folder/job/job/",
                "job/folder/job/job/configure"
            })
    void isAskedForNobodyByAPage(String page) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        kakao.addAccount(folder, EmulatedKakao.account("of-the-folder", kakao.newRefreshToken()));
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
        job.getPublishersList().add(new KakaoMemoNotifier());
        JenkinsRule.WebClient browser = browser().login("alice");
        directory.takeLookUps();

        assertThat(browser.goTo(page).getWebResponse().getStatusCode()).isEqualTo(200);

        assertThat(directory.takeLookUps()).isZero();
    }

    @Test
    void onlyThoseWhoMayReadAJobGetMemosOfItsBuilds() throws Exception {
        EmulatorUser bob = people.connected("bob");
        FreeStyleProject open = jenkins.createFreeStyleProject("open");
        WorkflowJob secret = jenkins.createProject(WorkflowJob.class, "secret");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .onItems(open)
                .toEveryone()
                .grant(Item.READ)
                .onItems(secret)
                .to("bob"));
        Run<?, ?> upstream =
                open.scheduleBuild2(0, new Cause.UserIdCause("alice")).get();
        secret.setDefinition(
                new CpsFlowDefinition("kakaoMemo message: 'x', to: [requester(), user('bob'), user('alice')]", true));

        Run<?, ?> run = secret.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(upstream)))
                .get();

        jenkins.assertBuildStatusSuccess(run);
        assertReached(bob);
        assertThat(JenkinsRule.getLog(run))
                .containsOnlyOnce("alice gets no KakaoTalk memo: this user may not read the job")
                .contains("memo sent to \"bob\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user('nope')", "user('')", "account('nope')", "friends([])"})
    void whoeverIsMissingCostsOneLineAndNobodyElseTheirMemo(String missing) throws Exception {
        String to = missing + ", user('alice'), account('team')";

        String console = console(Result.SUCCESS, "failOnError: true, to: [" + to + "]");

        assertThat(console).contains("memo sent to \"alice\", \"team\"").doesNotContain("\tat ");
        assertThat(console.lines().filter(line -> line.startsWith("KakaoTalk memo not sent [")))
                .hasSize(1);
        assertReached(alice, kakao.emulator().user());
        assertThat(console(Result.FAILURE, "failOnError: true, to: [" + missing + ", user('unheard-of')]"))
                .contains("KakaoTalk memo not sent [", "\"unheard-of\"")
                .doesNotContain("\tat ");
        assertThat(console(Result.SUCCESS, "to: [" + missing + "]")).contains("KakaoTalk memo not sent [");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aChangeBySomebodyWhomItRefusesCostsNobodyElseTheirMemo(RuntimeException refusal) throws Exception {
        directory.refuse("stranger", refusal);
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.buildAndAssertSuccess(job);
        job.setScm(scm);
        scm.addChange().withAuthor("stranger");
        // Jenkins itself fails builds whose culprits it cannot look up
        Run<?, ?> run = job.scheduleBuild2(0).get();
        run.replaceAction(new CauseAction(new Cause.UserIdCause("alice")));

        RecipientResolver recipients = RecipientResolver.of(
                run,
                List.of(new DevelopersRecipient(), new CulpritsRecipient(), new RequesterRecipient()),
                null,
                false,
                null);

        assertThat(recipients.reached()).extracting(ResolvedRecipient::name).containsExactly("alice");
        assertThat(recipients.notes())
                .singleElement()
                .asString()
                .contains("KakaoTalk")
                .doesNotContain(SECRET);
        assertThat(BuildFacts.of(run).commits().count()).isOne();
    }

    private void assertReached(EmulatorUser... receivers) {
        assertThat(kakao.emulator().memos()).extracting(Memo::receiver).containsExactly(receivers);
    }

    /** What the console of a Pipeline says whose build sends a memo in this way. */
    private static String console(Result result, String how) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("kakaoMemo message: 'x', " + how, true));
        return JenkinsRule.getLog(jenkins.buildAndAssertStatus(result, job));
    }

    /** What the console of a Freestyle build says whose card goes to the account of the team. */
    private static String memoOfAction() throws Exception {
        return JenkinsRule.getLog(jenkins.buildAndAssertSuccess(sendingJob()));
    }

    private static FreeStyleProject sendingJob() throws Exception {
        KakaoMemoNotifier action = new KakaoMemoNotifier();
        action.setCredentialsId("team");
        action.setOn(List.of("always"));
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getPublishersList().add(action);
        return job;
    }
}
