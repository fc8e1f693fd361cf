package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.kakaomemo.KakaoMemoStep;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.preview.MemoPreview;
import io.jenkins.plugins.kakaomemo.recipient.People;
import io.jenkins.plugins.kakaomemo.recipient.Ringing;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import jenkins.branch.BranchSource;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;

@WithGitSampleRepo
class MultibranchTest extends SharedJenkins {

    @Test
    void theCardsOfAFailedBuildAndOfTheFixedOneAfterIt(GitSampleRepoRule repository) throws Exception {
        kakao.addAccount("kakao");
        new People(jenkins, kakao).connected("kim");
        repository.init();
        repository.write("Jenkinsfile", """
                pipeline {
                    agent any
                    stages {
                        stage('unit tests') {
                            steps {
                                junit 'report.xml'
                                script { if (currentBuild.result == 'UNSTABLE') { error 'tests failed' } }
                            }
                        }
                    }
                    post {
                        always {
                            kakaoMemo message: null, credentialsId: 'kakao', on: ['failure', 'fixed']
                            kakaoMemo message: null, to: [culprits(), requester()], on: ['failure'], template: 'text'
                        }
                    }
                }
                """);
        repository.write("report.xml", report(""));
        repository.git("add", ".");
        commit(repository, "kim", "first");
        WorkflowMultiBranchProject project = scanned(jenkins.jenkins, "shop", repository);
        WorkflowJob branch = project.getItem("master");
        jenkins.assertBuildStatusSuccess(branch.getLastBuild());
        assertThat(kakao.emulator().memos()).isEmpty();

        repository.write("report.xml", report("<failure message='too slow'/>"));
        commit(repository, "kim", "break it");
        repository.write("other", "x");
        repository.git("add", ".");
        commit(repository, "lee", "break it more");
        WorkflowRun failed = jenkins.assertBuildStatus(
                Result.FAILURE, branch.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("lee"))));

        JsonNode card = card(0);
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("KakaoTalk memo sent to \"kakao\".");
        assertThat(card.path("content").path("title").asText())
                .contains("Failed")
                .contains("shop » master #2");
        assertThat(card.path("content").path("description").asText()).contains("1 of 2 tests failed");
        assertThat(rows(card))
                .anySatisfy(row -> assertThat(row).contains("2").contains("kim").contains("lee"));
        assertThat(rows(card)).anySatisfy(row -> assertThat(row).contains("unit tests"));
        assertThat(rows(card))
                .anySatisfy(row -> assertThat(row).contains("Branch").contains("master"));
        assertThat(card.path("buttons"))
                .extracting(button -> button.path("title").asText())
                .containsExactly("Open build", "Tests");

        Memo toPerson = kakao.emulator().memos().get(1);
        assertThat(toPerson.receiver().nickname()).isEqualTo("kim");
        assertThat(toPerson.text()).contains("Failed").contains("shop » master #2");
        assertThat(kakao.emulator().memos()).hasSize(2);
        assertThat(JenkinsRule.getLog(failed))
                .contains("KakaoTalk memo sent to \"kim\".")
                .containsOnlyOnce("lee has not connected")
                .contains("user/lee/account/");

        assertThat(statusOfPreview(branch)).isEqualTo(200);

        repository.write("report.xml", report(""));
        commit(repository, "lee", "fix it");
        jenkins.buildAndAssertSuccess(branch);
        assertThat(card(2).path("content").path("title").asText())
                .contains("Fixed")
                .contains("shop » master #3");
        assertThat(card(2).path("buttons"))
                .extracting(button -> button.path("title").asText())
                .containsExactly("Open build", "Console");

        KakaoMemoFolderProperty ofProject = new KakaoMemoFolderProperty();
        ofProject.setBranches("main release/*");
        project.addProperty(ofProject);
        repository.write("report.xml", report("<failure message='too slow'/>"));
        commit(repository, "lee", "break it again");
        WorkflowRun other = jenkins.buildAndAssertStatus(Result.FAILURE, branch);
        assertThat(JenkinsRule.getLog(other)).contains("the branch \"master\" is not one of \"main release/*\"");
        assertThat(kakao.emulator().memos()).hasSize(3);
    }

    @Test
    void aBuildStartedByABranchNamesItAsPeopleDo(GitSampleRepoRule repository) throws Exception {
        kakao.addAccount("kakao");
        feature(repository, "echo 'ok'");
        WorkflowMultiBranchProject project = scanned(jenkins.createFolder("team"), "shop", repository);
        WorkflowRun upstream = project.getItemByBranchName("feature/login+sso").getLastBuild();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition("kakaoMemo null", true));

        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(upstream))));
        assertThat(rows(card(0))).contains("Started by: team » shop » feature/login+sso #1");

        project.delete();
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(upstream))));
        assertThat(rows(card(1))).contains("Started by: team » shop » feature/login+sso #1");
    }

    @Test
    void aDigestNamesABranchAsPeopleDoAlsoAfterItIsGone(GitSampleRepoRule repository) throws Exception {
        kakao.addAccount("kakao");
        feature(repository, "kakaoMemo()");
        MockFolder team = jenkins.createFolder("team");
        team.setDisplayName("우리 팀");
        WorkflowMultiBranchProject project = scanned(team, "shop", repository);
        WorkflowJob branch = project.getItemByBranchName("feature/login+sso");
        DeliverySettings settings = new DeliverySettings();
        settings.setBurst(1);
        KakaoMemoConfiguration.get().setDelivery(settings);

        jenkins.buildAndAssertSuccess(branch);
        jenkins.buildAndAssertSuccess(branch);
        assertThat(digest()).contains("우리 팀 » shop » feature/login+sso #2 passed");

        jenkins.buildAndAssertSuccess(branch);
        jenkins.buildAndAssertSuccess(branch);
        jenkins.buildAndAssertSuccess(branch);
        project.delete();
        assertThat(digest()).contains("team » shop » feature/login+sso #5 passed");
    }

    /** A repository with a branch whose name is percent-encoded in that of its job. */
    private static void feature(GitSampleRepoRule repository, String script) throws Exception {
        repository.init();
        repository.git("checkout", "-b", "feature/login+sso");
        repository.write("Jenkinsfile", script);
        repository.git("add", ".");
        commit(repository, "kim", "first");
    }

    /** What has been gathered, a minute later. */
    private String digest() {
        kakao.emulator().clock().advance(Duration.ofMinutes(1));
        OutboxAtWork.deliverDue();
        await().until(OutboxAtWork::isIdle);
        List<Memo> memos = kakao.emulator().memos();
        return memos.get(memos.size() - 1).text();
    }

    private static WorkflowMultiBranchProject scanned(
            ModifiableTopLevelItemGroup place, String name, GitSampleRepoRule repository) throws Exception {
        WorkflowMultiBranchProject project = (WorkflowMultiBranchProject) place.createProject(
                ExtensionList.lookupSingleton(WorkflowMultiBranchProject.DescriptorImpl.class), name, true);
        GitSCMSource source = new GitSCMSource(repository.toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        project.getSourcesList().add(new BranchSource(source));
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
        return project;
    }

    @Test
    void aFailedBranchRingsTheFriendOfTheBotAndReachesTheOtherInTheOwnChat(GitSampleRepoRule repository)
            throws Exception {
        Ringing ringing = new Ringing(jenkins, kakao);
        EmulatorUser kim = ringing.friend("kim");
        EmulatorUser lee = ringing.stranger("lee");
        ringing.warmUp();
        repository.init();
        repository.write("Jenkinsfile", """
                properties([kakaoMemoNotify(on: ['failure'], to: [culprits()])])
                node { checkout scm }
                if (currentBuild.number > 1) { error 'broken' }
                """);
        repository.git("add", ".");
        commit(repository, "kim", "first");
        WorkflowMultiBranchProject project = scanned(jenkins.jenkins, "rung", repository);
        WorkflowJob branch = project.getItem("master");
        jenkins.assertBuildStatusSuccess(branch.getLastBuild());
        for (String author : List.of("kim", "lee")) {
            repository.write("file-of-" + author, "x");
            repository.git("add", ".");
            commit(repository, author, "break it");
        }

        WorkflowRun failed = jenkins.buildAndAssertStatus(Result.FAILURE, branch);

        await().until(OutboxAtWork::isIdle);
        assertThat(kakao.emulator().memos()).hasSize(2);
        assertThat(kakao.emulator().memos())
                .filteredOn(memo -> memo.receiver() == kim)
                .singleElement()
                .matches(memo -> memo.user() == ringing.bot());
        assertThat(kakao.emulator().memos())
                .filteredOn(memo -> memo.receiver() == lee)
                .singleElement()
                .matches(memo -> memo.user() == lee);
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("The phone of lee does not ring");
    }

    /** Nobody may configure the job of a branch, so that its project decides. */
    private static int statusOfPreview(WorkflowJob branch) throws Exception {
        assertThat(branch.getACL().hasPermission2(Jenkins.ANONYMOUS2, Item.CONFIGURE))
                .isFalse();
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        WebRequest draw = new WebRequest(
                new URL(
                        jenkins.getURL(),
                        branch.getUrl() + "descriptorByName/" + MemoPreview.class.getName() + "/draw"),
                HttpMethod.POST);
        draw.setRequestParameters(
                List.of(new NameValuePair("type", KakaoMemoStep.class.getName()), new NameValuePair("json", "{}")));
        return client.loadWebResponse(client.addCrumb(draw)).getStatusCode();
    }

    private JsonNode card(int memo) {
        return kakao.emulator().memos().get(memo).content();
    }

    private static List<String> rows(JsonNode card) {
        return StreamSupport.stream(card.path("item_content").path("items").spliterator(), false)
                .map(row ->
                        row.path("item").asText() + ": " + row.path("item_op").asText())
                .toList();
    }

    private static void commit(GitSampleRepoRule repository, String author, String message) throws Exception {
        repository.git(
                "-c",
                "user.name=" + author,
                "-c",
                "user.email=" + author + "@example.com",
                "commit",
                "--all",
                "--message=" + message);
    }

    private static String report(String outcome) {
        return "<testsuite name='shop'><testcase classname='shop.Cart' name='totals'>" + outcome
                + "</testcase><testcase classname='shop.Cart' name='discounts'/></testsuite>";
    }
}
