package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.Launcher;
import hudson.matrix.AxisList;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.matrix.TextAxis;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.plugins.promoted_builds.JobPropertyImpl;
import hudson.plugins.promoted_builds.Promotion;
import hudson.plugins.promoted_builds.PromotionProcess;
import hudson.plugins.promoted_builds.conditions.SelfPromotionCondition;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;

/** Builds whose job is a part of another one: the configurations of a matrix project, and promotions. */
class PartOfAProjectTest extends SharedJenkins {

    private final KakaoMemoNotifier notifier = new KakaoMemoNotifier();
    private Folder team;

    @BeforeEach
    void prepare() throws Exception {
        team = jenkins.createProject(Folder.class, "team");
        kakao.addAccount(team, EmulatedKakao.account("of-the-team", kakao.newRefreshToken()));
        notifier.setOn(List.of("always"));
    }

    @Test
    void aMatrixBuildSendsOneMemoThatNamesWhatFailed() throws Exception {
        MatrixProject job = matrix("windows", "mac");

        MatrixBuild build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        assertThat(titles()).containsExactly("❌ Failed · team » app #1");
        assertThat(cards().get(0).path("content").path("description").asText())
                .isEqualTo("2 of 3 configurations did not succeed: mac · windows");
        assertThat(JenkinsRule.getLog(build)).containsOnlyOnce("KakaoTalk memo sent to \"of-the-team\".");
        for (MatrixRun run : build.getExactRuns()) {
            assertThat(JenkinsRule.getLog(run)).doesNotContain("KakaoTalk");
        }
    }

    @Test
    void aMatrixBuildSendsOneMemoForItsConditionsAndItsJobProperty() throws Exception {
        notifier.setOn(List.of("failure", "fixed"));
        MatrixProject job = matrix();
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setOn(List.of("success"));
        job.addProperty(property);

        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));

        assertThat(titles()).containsExactly("✅ Success · team » app #1");
    }

    @Test
    void eachConfigurationSendsOneIfTheActionSaysSo() throws Exception {
        notifier.setPerConfiguration(true);
        MatrixProject job = matrix("windows");

        jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        assertThat(titles())
                .containsExactlyInAnyOrder(
                        "✅ Success · team » app » linux #1",
                        "✅ Success · team » app » mac #1",
                        "❌ Failed · team » app » windows #1");

        mute();
        jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        assertThat(titles()).hasSize(3);
    }

    @Test
    void theFormOfAMatrixProjectAsksWhoSends() throws Exception {
        notifier.setPerConfiguration(true);
        MatrixProject job = matrix();

        MatrixProject saved = jenkins.configRoundtrip(job);
        assertThat(saved.getPublishersList().get(KakaoMemoNotifier.class).isPerConfiguration())
                .isTrue();
        assertThat(browser().getPage(job, "configure").asXml()).contains("_.perConfiguration");
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        other.getPublishersList().add(new KakaoMemoNotifier());
        assertThat(browser().getPage(other, "configure").asXml()).doesNotContain("_.perConfiguration");
    }

    @Test
    void aMemoThatCannotBeSentMayFailTheMatrixBuild() throws Exception {
        notifier.setCredentialsId("nobody");
        notifier.setFailOnError(true);
        MatrixProject job = matrix();

        MatrixBuild build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        assertThat(JenkinsRule.getLog(build))
                .containsOnlyOnce("KakaoTalk memo not sent [credentialsId]")
                .doesNotContain("at io.jenkins.plugins");
    }

    @Test
    void aPromotionIsNamedWithItsProjectWhoseFolderDecides() throws Exception {
        FreeStyleProject job = team.createProject(FreeStyleProject.class, "app");
        PromotionProcess release = promotion(job);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        jenkins.waitUntilNoActivity();

        Promotion promotion = release.getLastBuild();
        assertThat(JenkinsRule.getLog(promotion)).contains("KakaoTalk memo sent to \"of-the-team\".");
        assertThat(titles()).containsExactly("✅ Success · team » app » Release #1");
        assertThat(build.getAction(DeliveryAction.class))
                .as("on the page of the build")
                .isNotNull();

        mute();
        jenkins.buildAndAssertSuccess(job);
        jenkins.waitUntilNoActivity();
        assertThat(release.getLastBuild().getNumber()).isEqualTo(2);
        assertThat(titles()).hasSize(1);
    }

    private PromotionProcess promotion(FreeStyleProject job) throws Exception {
        JobPropertyImpl promotions = new JobPropertyImpl(job);
        job.addProperty(promotions);
        PromotionProcess release = promotions.addProcess("Release");
        release.conditions.add(new SelfPromotionCondition(false));
        release.getBuildSteps().add(notifier);
        return release;
    }

    private void mute() throws Exception {
        KakaoMemoFolderProperty silence = new KakaoMemoFolderProperty();
        silence.setMuted(true);
        team.addProperty(silence);
    }

    private MatrixProject matrix(String... failing) throws Exception {
        MatrixProject job = team.createProject(MatrixProject.class, "app");
        job.setAxes(new AxisList(new TextAxis("os", "linux", "mac", "windows")));
        job.getBuildersList().add(new FailIn(List.of(failing)));
        job.getPublishersList().add(notifier);
        return job;
    }

    private List<JsonNode> cards() {
        return kakao.emulator().memos().stream().map(Memo::content).toList();
    }

    private List<String> titles() {
        return cards().stream()
                .map(card -> card.path("content").path("title").asText())
                .toList();
    }

    private static final class FailIn extends TestBuilder {

        private final List<String> systems;

        private FailIn(List<String> systems) {
            this.systems = systems;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            return !systems.contains(build.getBuildVariables().get("os"));
        }
    }
}
