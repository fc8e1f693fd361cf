package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.recipient.People;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Memos about Pipelines that wait for a person. */
class InputMemoTest extends SharedJenkins {

    @Test
    void theSubmitterGetsTheQuestionAndAButtonToItsPage() throws Exception {
        EmulatorUser alice = new People(jenkins, kakao).connected("alice");
        WorkflowRun run = start("""
                pipeline { agent none
                  options { kakaoMemoNotify(on: ['input', 'failure'], to: [submitters()]) }
                  stages { stage('Deploy') {
                    input { message 'Deploy 2.1?'
                            submitter 'alice, ops' }
                    steps { echo 'deployed' } } } }""");

        await().untilAsserted(() -> assertThat(kakao.emulator().memos()).hasSize(1));
        assertThat(kakao.emulator().memos()).extracting(Memo::receiver).containsExactly(alice);
        JsonNode card = kakao.emulator().memos().get(0).content();
        assertThat(card.at("/content/title").asText())
                .contains("Waiting for you")
                .contains("p #1");
        assertThat(card.at("/content/description").asText()).isEqualTo("Deploy 2.1?");
        assertThat(card.at("/buttons/0/title").asText()).isEqualTo("Answer");
        String page = card.at("/buttons/0/link/web_url").asText();
        assertThat(browser().login("alice").getPage(page).getWebResponse().getContentAsString())
                .contains("Deploy 2.1?", "Proceed");

        answer(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run))
                .containsOnlyOnce("KakaoTalk memo sent to \"alice\".")
                .containsOnlyOnce("not users of this Jenkins: ops.");
        assertThat(kakao.emulator().memos()).hasSize(1);
    }

    @Test
    void nothingIsSentOnceTheQuestionIsAnswered() throws Exception {
        kakao.addAccount("kakao");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -1).times(3));
        WorkflowRun run = start("properties([kakaoMemoNotify(on: ['input'])]); input 'Go on?'");
        await().untilAsserted(() -> assertThat(results(run)).containsExactly("WAITING -1"));

        answer(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        kakao.emulator().clock().advance(Duration.ofMinutes(2));
        OutboxAtWork.deliverDue();
        await().until(OutboxAtWork::isIdle);

        assertThat(kakao.emulator().memos()).isEmpty();
        assertThat(results(run)).containsExactly("GIVEN_UP answered");
        assertThat(browser().getPage(run).asNormalizedText()).contains("has already been answered");
    }

    @Test
    void eachOfSeveralQuestionsIsAskedOnceWhereTheFolderSaysSo() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(folder, EmulatedKakao.account("kakao", kakao.newRefreshToken()));
        KakaoMemoFolderProperty property = new KakaoMemoFolderProperty();
        property.setOn(List.of("input", "fixed"));
        folder.addProperty(property);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "p");
        job.addProperty(new KakaoMemoJobProperty());
        job.setDefinition(new CpsFlowDefinition("""
                kakaoMemoNotifier message: 'an action has no such condition, and ignores that of the folder'
                parallel a: { input 'Same?' }, b: { input 'Same?' }""", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();

        await().untilAsserted(() -> assertThat(kakao.emulator().memos()).hasSize(2));
        answer(run);
        answer(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run))
                .contains("no condition in \"on\" matched (input, fixed)")
                .doesNotContain("[on]");
        assertThat(kakao.emulator().memos()).hasSize(2);
    }

    @Test
    void aBuildOfSomebodyWhoMayNotSeeTheQuestionDoesNotEndItsWait() throws Exception {
        User bob = new People(jenkins, kakao).user("bob");
        kakao.addAccount("kakao");
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -1).times(3));
        WorkflowRun run = start("properties([kakaoMemoNotify(on: ['input'], credentialsId: 'kakao')]); input 'Go on?'");
        await().untilAsserted(() -> assertThat(results(run)).containsExactly("WAITING -1"));
        WorkflowJob open = sendingJob(jenkins.jenkins, "open", "kakao");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("bob")
                .grant(Item.READ, Item.BUILD, Item.CONFIGURE)
                .onItems(open)
                .to("bob"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator().authenticate("open", bob.impersonate2()));
        kakao.emulator().clock().advance(Duration.ofMinutes(2));

        try {
            assertThat(build(open)).contains("KakaoTalk memo sent to \"kakao\"");
        } finally {
            QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
        }

        await().untilAsserted(() -> assertThat(results(run)).containsExactly("SENT 0"));
        answer(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    private static WorkflowRun start(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    static void answer(WorkflowRun run) throws Exception {
        await().until(() -> run.getAction(InputAction.class) != null
                && run.getAction(InputAction.class).isWaitingForInput());
        run.getAction(InputAction.class).getExecutions().get(0).doProceedEmpty();
    }

    static List<String> results(WorkflowRun run) {
        DeliveryAction action = run.getAction(DeliveryAction.class);
        return action == null
                ? List.of()
                : action.getRows().stream()
                        .map(row -> row.result().status() + " " + row.result().code())
                        .toList();
    }
}
