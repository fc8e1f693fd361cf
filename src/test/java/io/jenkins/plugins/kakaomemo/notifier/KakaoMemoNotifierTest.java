package io.jenkins.plugins.kakaomemo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import java.util.List;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class KakaoMemoNotifierTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
    }

    @Test
    void sendsWhenABuildHasEndedWhateverItsResult() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job(new KakaoMemoNotifier());

        jenkins.buildAndAssertSuccess(job);
        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(texts()).containsExactly("job #1 SUCCESS", "job #2 FAILURE");
        assertThat(JenkinsRule.getLog(failed)).containsOnlyOnce("KakaoTalk memo sent to the account \"kakao\".");
    }

    @Test
    void aMemoThatCannotBeSentIsOneLineUnlessItMayFailTheBuild() throws Exception {
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        FreeStyleProject job = job(notifier);
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job)))
                .containsOnlyOnce("KakaoTalk memo not sent [credentialsId]");

        notifier.setFailOnError(true);
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(JenkinsRule.getLog(failed))
                .containsOnlyOnce("KakaoTalk memo not sent [credentialsId]")
                .doesNotContain("at io.jenkins.plugins")
                .doesNotContain("AbortException");
    }

    @Test
    void needsNeitherWorkspaceNorAgentInAPipeline() throws Exception {
        kakao.addAccount("kakao");
        jenkins.jenkins.setNumExecutors(0);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition("kakaoMemoNotifier message: 'from a step'", true));

        jenkins.buildAndAssertSuccess(job);

        assertThat(texts()).containsExactly("from a step");
    }

    @Test
    void theFormKeepsWhatItIsGiven() throws Exception {
        kakao.addAccount("kakao");
        KakaoMemoNotifier full = new KakaoMemoNotifier();
        full.setMessage("build \"done\" <&>\n두 번째 줄");
        full.setCredentialsId("kakao");
        full.setLink("https://example.com/?a=1&b=2");
        full.setButtonTitle("열기");
        full.setFailOnError(true);
        jenkins.assertEqualDataBoundBeans(full, jenkins.configRoundtrip(full));

        KakaoMemoNotifier bare = new KakaoMemoNotifier();
        jenkins.assertEqualDataBoundBeans(bare, jenkins.configRoundtrip(bare));
    }

    private FreeStyleProject job(KakaoMemoNotifier notifier) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        job.getPublishersList().add(notifier);
        return job;
    }

    private List<String> texts() {
        return kakao.emulator().memos().stream().map(Memo::text).toList();
    }
}
