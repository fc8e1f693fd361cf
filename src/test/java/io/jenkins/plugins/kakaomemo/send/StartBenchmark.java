package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What waiting memos cost the start of Jenkins, as lines for the table of docs/performance.md. Run by name alone. */
class StartBenchmark {

    private static final int ACCOUNTS = 5;
    private static final int MEMOS_OF_EACH = 200;
    private static final int ROUNDS = 7;

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    @RegisterExtension
    final JenkinsSessionExtension jenkins = new JenkinsSessionExtension();

    @Test
    void withAThousandWaitingMemosAgainstNone() throws Throwable {
        kakao.emulator().faults().next(EmulatedKakao.MEMO, Fault.kapi(400, -10).forever());
        Path[] outbox = new Path[1];
        jenkins.then(r -> {
            outbox[0] = AccountTokens.stateFolder("outbox");
            for (int account = 0; account < ACCOUNTS; account++) {
                kakao.addAccount("kakao" + account);
                WorkflowJob job = r.createProject(WorkflowJob.class);
                job.setDefinition(new CpsFlowDefinition(
                        "for (int i = 0; i < %d; i++) { kakaoMemo message: 'x', credentialsId: 'kakao%d' }"
                                .formatted(MEMOS_OF_EACH, account),
                        true));
                r.buildAndAssertSuccess(job);
            }
        });
        Path aside = outbox[0].resolveSibling("aside");
        List<Double> none = new ArrayList<>();
        List<Double> waiting = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Files.move(outbox[0], aside);
            none.add(start());
            FileUtils.deleteDirectory(outbox[0].toFile());
            Files.move(aside, outbox[0]);
            waiting.add(start());
        }
        assertThat(outbox[0].toFile().list((folder, name) -> name.endsWith(".json")))
                .hasSize(ACCOUNTS * MEMOS_OF_EACH);
        System.out.printf(
                Locale.ROOT, "| no memo waits | %.0f |%n| 1,000 memos wait | %.0f |%n", median(none), median(waiting));
    }

    /** Milliseconds until the test may use Jenkins. */
    private double start() throws Throwable {
        List<Double> took = new ArrayList<>();
        long from = System.nanoTime();
        jenkins.then(r -> took.add((System.nanoTime() - from) / 1e6));
        return took.get(0);
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
