package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Tests that use one Jenkins after the other, which whoever starts it for all of them puts here. Each finds it empty,
 * open to everybody, and by the clock of an emulated Kakao of its own.
 */
public abstract class SharedJenkins {

    protected static JenkinsRule jenkins;

    @RegisterExtension
    protected final EmulatedKakao kakao = new EmulatedKakao();

    @BeforeEach
    public void empty() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        for (Item item : List.copyOf(jenkins.jenkins.getItems())) {
            item.delete();
        }
        for (User user : User.getAll()) {
            user.delete();
        }
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of());
        KakaoMemoConfiguration.get().setPersonalCredentialsId(null);
        JenkinsLocationConfiguration.get().setUrl(jenkins.getURL().toString());
    }

    /** A job there whose builds send a memo to that account, or to the only one if it is {@code null}. */
    protected static WorkflowJob sendingJob(
            ModifiableTopLevelItemGroup place, String name, @CheckForNull String credentialsId) throws Exception {
        WorkflowJob job = (WorkflowJob)
                place.createProject(ExtensionList.lookupSingleton(WorkflowJob.DescriptorImpl.class), name, true);
        String account = credentialsId == null ? "" : ", credentialsId: '" + credentialsId + "'";
        job.setDefinition(new CpsFlowDefinition("kakaoMemo message: 'build done'" + account, true));
        return job;
    }

    /** Builds it, and returns what the console says. */
    protected static String build(WorkflowJob job) throws Exception {
        return JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));
    }

    /** Keeps a token for a user, as if the user had connected their own KakaoTalk. */
    protected final void connectOwn(User user) throws Exception {
        try (ACLContext ignored = ACL.as2(user.impersonate2())) {
            Instant end = kakao.emulator().clock().instant().plus(Duration.ofDays(60));
            PersonalConnection.keep(user, new RefreshToken(kakao.newRefreshToken(), end));
        }
    }
}
