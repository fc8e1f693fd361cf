package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.XmlFile;
import hudson.model.Run;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;

class DeliveryActionTest extends SharedJenkins {

    private static final int MANY = 150;

    /** Counts how often builds are written. */
    @TestExtension
    public static final class WrittenBuilds extends SaveableListener {

        private static final AtomicInteger TIMES = new AtomicInteger();

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof Run<?, ?>) {
                TIMES.incrementAndGet();
            }
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("kakao");
        for (Quota quota : Quota.values()) {
            kakao.emulator().quotas().limit(quota, 10_000);
        }
    }

    /** A Pipeline that is to survive a crash writes its build with every step, whatever the step does. */
    @Test
    void aLoopOfMemosWritesItsBuildHardlyMoreOftenThanALoopOfEchoes() throws Exception {
        WrittenBuilds.TIMES.set(0);
        run("for (int i = 0; i < " + MANY + "; i++) { echo \"memo ${i}\" }");
        int byEchoes = WrittenBuilds.TIMES.getAndSet(0);

        run("for (int i = 0; i < " + MANY + "; i++) { kakaoMemo \"memo ${i}\" }");

        ControllerOutbox.get().recorder.save();
        assertThat(kakao.emulator().memos()).hasSize(MANY);
        assertThat(WrittenBuilds.TIMES).hasValueLessThan(byEchoes + MANY / 3);
    }

    @Test
    void aBuildTellsItsLast100MemosOneByOneAndCountsTheOthers() throws Exception {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -2).times(3));

        WorkflowRun run = run("for (int i = 0; i < " + MANY + "; i++) { kakaoMemo \"memo ${i}\" }");

        ControllerOutbox.get().recorder.save();
        run.reload();
        DeliveryAction action = run.getAction(DeliveryAction.class);
        assertThat(action.getRows()).hasSize(100);
        assertThat(browser().getPage(run).asNormalizedText()).contains("Earlier memos: Sent: 47, Not sent: 3");
        assertThat(Files.size(run.getRootDir().toPath().resolve("kakao-memo.xml")))
                .isLessThan(100_000);
        // a Pipeline writes it with every later step
        assertThat(Files.size(run.getRootDir().toPath().resolve("build.xml"))).isLessThan(5_000);
    }

    @Test
    void whatASentMemoLeavesEmptyIsNotSaved() throws Exception {
        WorkflowRun run = run("kakaoMemo 'x'");

        ControllerOutbox.get().recorder.save();
        assertThat(run.getRootDir().toPath().resolve("kakao-memo.xml"))
                .content()
                .contains("<to>kakao</to>")
                .doesNotContain("<arguments", "<from", "<silent");
    }

    @Test
    void aMemoIsRecordedWhileItsBuildIsSaved() throws Exception {
        WorkflowRun run = run("echo 'x'");

        synchronized (run) {
            assertThat(CompletableFuture.supplyAsync(() -> DeliveryAction.of(run)))
                    .succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void memosThatWaitAreToldOneByOne() throws Exception {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -10).forever());

        WorkflowRun run = run("for (int i = 0; i < " + MANY + "; i++) { kakaoMemo \"memo ${i}\" }");

        DeliveryAction action = run.getAction(DeliveryAction.class);
        assertThat(action.getRows())
                .hasSize(MANY)
                .allSatisfy(row -> assertThat(row.result().status()).isEqualTo(DeliveryStatus.WAITING));
        assertThat(action.getEarlier()).isEmpty();
    }

    @Test
    void aDeletedBuildDoesNotComeBack() throws Exception {
        WorkflowRun run = run("kakaoMemo 'x'");
        ControllerOutbox.get().recorder.save();
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -1).forever());
        WorkflowRun deleted = run("kakaoMemo 'y'");

        deleted.delete();
        ControllerOutbox.get().recorder.save();

        assertThat(deleted.getRootDir()).doesNotExist();
        assertThat(run.getRootDir()).isDirectory();
    }

    @Test
    void aBuildOfADeletedJobDoesNotReplaceThatOfANewJobOfItsName() throws Exception {
        WorkflowRun old = run("kakaoMemo 'x'");
        old.getParent().delete();
        WorkflowJob job =
                jenkins.createProject(WorkflowJob.class, old.getParent().getName());
        job.setDefinition(new CpsFlowDefinition("echo 'y'", true));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        assertThat(run.getRootDir()).isEqualTo(old.getRootDir());

        ControllerOutbox.get().recorder.saveLater(old);
        ControllerOutbox.get().recorder.save();

        run.reload();
        assertThat(run.getAction(DeliveryAction.class)).isNull();
    }

    private static WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertSuccess(job);
    }
}
