package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsUseListener;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;

class AccountUsageTest extends SharedJenkins {

    /** Hears of each time that the Credentials plugin writes who uses what. */
    @TestExtension
    public static final class Uses implements CredentialsUseListener {

        private final List<String> uses = new CopyOnWriteArrayList<>();

        @Override
        @SuppressWarnings("rawtypes")
        public void onUse(Credentials used, Run run) {
            uses.add(run.getExternalizableId() + " " + ((KakaoAccount) used).getId());
        }

        @Override
        public void onUse(Credentials used, Node node) {}

        @Override
        public void onUse(Credentials used, Item item) {}
    }

    @Test
    void aBuildIsNotedOnceForEachAccountHoweverManyMemosItSends() throws Exception {
        kakao.addAccount("one");
        kakao.addAccount("other");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("""
                for (int i = 0; i < 5; i++) {
                    kakaoMemo message: "memo ${i}", credentialsId: 'one'
                }
                kakaoMemo message: 'last', credentialsId: 'other'
                """, true));

        build(job);

        List<String> uses = ExtensionList.lookupSingleton(Uses.class).uses;
        await().untilAsserted(() -> assertThat(uses).contains("job#1 other"));
        assertThat(uses).containsExactly("job#1 one", "job#1 other");
    }
}
