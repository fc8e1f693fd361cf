package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.util.DefaultLocale;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Memos that were held for a daily limit which is higher after a restart, as configuration as code makes it. */
@DefaultLocale("en")
class RaisedLimitTest {

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    @RegisterExtension
    final JenkinsSessionExtension jenkins = new JenkinsSessionExtension();

    @Test
    void whatKakaoRefusedForItsLimitGoesOut() throws Throwable {
        kakao.emulator().quotas().limit(Quota.SENDER, 1);
        jenkins.then(r -> build(r, "kakaoMemo 'first'; kakaoMemo 'second'", "not sent yet [-10]"));
        kakao.emulator().quotas().limit(Quota.SENDER, 1000);

        jenkins.then(r -> {
            limit(1000);
            OutboxAtWork.deliverDue();
            await().untilAsserted(() ->
                    assertThat(kakao.emulator().memos()).extracting(Memo::text).containsExactly("first", "second"));
        });
    }

    private void build(JenkinsRule r, String script, String said) throws Exception {
        kakao.addAccount("kakao");
        WorkflowJob job = r.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        r.assertLogContains(said, r.buildAndAssertSuccess(job));
    }

    private static void limit(int memos) {
        DeliverySettings settings = new DeliverySettings();
        settings.setDailyLimit(memos);
        KakaoMemoConfiguration.get().setDelivery(settings);
    }
}
