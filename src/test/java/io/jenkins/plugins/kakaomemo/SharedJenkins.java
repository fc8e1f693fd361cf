package io.jenkins.plugins.kakaomemo;

import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.util.DefaultLocale;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.MetaClass;

/**
 * Tests on one Jenkins, which is started once for the class. Each test finds it empty, configured as after installation,
 * open to everybody, in English, and with an emulated Kakao of its own.
 */
@WithJenkins
@DefaultLocale("en")
public abstract class SharedJenkins {

    protected static JenkinsRule jenkins;

    private static final Duration LONGER_THAN_ANY_MEMO_WAITS = Duration.ofDays(365);

    @RegisterExtension
    protected final EmulatedKakao kakao = new EmulatedKakao();

    @BeforeAll
    static void startJenkins(JenkinsRule rule) {
        jenkins = rule;
        // as in a real Jenkins: JenkinsRule lets Stapler parse each view anew for each request, for those who edit it
        MetaClass.NO_CACHE = false;
    }

    /** {@link WithJenkins} stops only what it has started for a test method. */
    @AfterAll
    static void stopJenkins() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    public void empty() throws Exception {
        jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        for (Item item : List.copyOf(jenkins.jenkins.getItems())) {
            item.delete();
        }
        for (User user : User.getAll()) {
            user.delete();
        }
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of());
        configureAsInstalled();
    }

    private static void configureAsInstalled() throws Exception {
        jenkins.jenkins.setNumExecutors(2);
        jenkins.jenkins.setProxy(null);
        JenkinsLocationConfiguration.get().setUrl(jenkins.getURL().toString());
        KakaoMemoConfiguration configuration = KakaoMemoConfiguration.get();
        configuration.setCredentialsId(null);
        configuration.setPersonalCredentialsId(null);
        configuration.setOn(List.of());
        configuration.setTemplate(null);
        configuration.setImageUrl(null);
        configuration.setMuted(false);
        configuration.setRing(null);
        configuration.setDelivery(new DeliverySettings());
    }

    /** Ends what is on its way and lets what waits expire, so that the next test gets none of it. */
    @AfterEach
    void emptyOutbox() {
        kakao.emulator().clock().advance(LONGER_THAN_ANY_MEMO_WAITS);
        kakao.emulator().close();
        OutboxAtWork.deliverDue();
        await().atMost(Duration.ofMinutes(1)).until(OutboxAtWork::isIdle);
    }

    /** A browser without scripts and styles, which are most of the time that a page takes; for pages that need none. */
    public static JenkinsRule.WebClient browser() {
        JenkinsRule.WebClient browser = jenkins.createWebClient().withJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        // which a script of Jenkins adds to forms
        CrumbIssuer crumb = jenkins.jenkins.getCrumbIssuer();
        browser.addRequestHeader(crumb.getCrumbRequestField(), crumb.getCrumb());
        return browser;
    }

    /** The account page for somebody who is not logged in. */
    protected static HtmlPage accountPage() throws Exception {
        return browser().goTo("kakao-memo/");
    }

    /** What the account page says to that user. */
    protected static String accountPageOf(String user) throws Exception {
        return browser().login(user).goTo("kakao-memo/").asNormalizedText();
    }

    /** Everybody may read Jenkins, and these may do everything. */
    protected static MockAuthorizationStrategy readersAnd(String... administrators) {
        return new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(administrators);
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
            PersonalConnection.keep(
                    user,
                    new RefreshToken(kakao.newRefreshToken(), end),
                    PersonalAccounts.app(),
                    kakao.emulator().user().id());
        }
    }
}
