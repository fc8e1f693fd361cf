package io.jenkins.plugins.kakaomemo.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.tasks.SimpleBuildStep;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** How recipients are written in Pipelines and chosen in forms. */
class RecipientFormTest extends SharedJenkins {

    private static final String FRIENDS = "/v1/api/talk/friends";
    private static final String APEACH = "uuid-1234567891";

    /** Something that has recipients, such as the post-build action. */
    public static final class Host extends Notifier implements SimpleBuildStep {

        private final List<Recipient> to;

        @DataBoundConstructor
        public Host(List<Recipient> to) {
            this.to = to;
        }

        public List<Recipient> getTo() {
            return to;
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }

        @Override
        public BuildStepMonitor getRequiredMonitorService() {
            return BuildStepMonitor.NONE;
        }

        @Override
        public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener) {
            try {
                RecipientResolver recipients = RecipientResolver.of(run, to, "team", false, null);
                recipients
                        .reached()
                        .forEach(each -> listener.getLogger().println(each.name() + " " + each.friendUuids()));
                recipients.problems().forEach(problem -> listener.getLogger().println(problem.getLocalizedMessage()));
            } catch (InvalidFieldException e) {
                listener.getLogger().println(e.getLocalizedMessage());
            }
        }

        @TestExtension
        @Symbol("recipientHost")
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

            @NonNull
            @Override
            public String getDisplayName() {
                return "Something that has recipients";
            }

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> jobType) {
                return true;
            }
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        String token = kakao.emulator()
                .issueTokens(kakao.emulator().user(), List.of("talk_message", "friends"))
                .refreshToken();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("team", token));
    }

    @Test
    void theFormKeepsEveryRecipient() throws Exception {
        Host host = new Host(RecipientExamples.recipients());
        jenkins.assertEqualDataBoundBeans(host, jenkins.configRoundtrip(host));

        kakao.emulator().faults().next(FRIENDS, Fault.status(503).forever());
        Host alone = new Host(List.of(new FriendsRecipient(List.of(APEACH, "another"))));
        jenkins.assertEqualDataBoundBeans(alone, jenkins.configRoundtrip(alone));
    }

    @Test
    void theFormShowsNamesOfFriends() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        job.getPublishersList().add(new Host(List.of(new FriendsRecipient(List.of(APEACH)))));

        HtmlPage form = jenkins.createWebClient().getPage(job, "configure");

        assertThat(form.asNormalizedText()).contains("어피치");
    }

    @Test
    void pipelinesWriteAndReadEveryRecipient() throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        for (RecipientExamples example : RecipientExamples.all()) {
            snippets.assertRoundTrip(
                    new CoreStep(new Host(List.of(example.recipient()))),
                    "recipientHost([" + example.pipeline() + "])");
            Recipient again = (Recipient) DescribableModel.uninstantiate2_(example.recipient())
                    .instantiate(Recipient.class, TaskListener.NULL);
            jenkins.assertEqualDataBoundBeans(example.recipient(), again);
        }
        for (String name : List.of("uuids", "<anonymous>")) {
            assertThat(new DescribableModel<>(FriendsRecipient.class)
                            .instantiate(Map.of(name, APEACH), TaskListener.NULL)
                            .getUuids())
                    .containsExactly(APEACH);
        }
    }

    @Test
    void aPipelineNamesRecipients() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition("""
                def n = 3
                recipientHost([
                    account('team'), requester(), culprits(), developers(),
                    friends('one'), friends(['two', "number-${n}"]), friends("number-${n + 1}"),
                    friends(uuids: ['five'], credentialsId: 'team')])
                recipientHost([user('nobody')])
                recipientHost([account()])
                """, true));

        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);

        assertThat(JenkinsRule.getLog(run))
                .contains("team []")
                .contains("team [one]", "team [two, number-3]", "team [number-4]", "team [five]")
                .containsOnlyOnce("\"to\" has the user \"nobody\"")
                .doesNotContain("WARNING", "\tat ");
    }

    @Test
    void friendsAreOfferedToThoseWhoMayUseTheAccount() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("developer"));
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        FriendsRecipient.DescriptorImpl friends = descriptor(FriendsRecipient.DescriptorImpl.class);

        try (ACLContext ignored = as("reader")) {
            assertThat(values(friends.doFillUuidItems(job, "team", APEACH))).containsExactly("", APEACH);
            assertThat(friends.doCheckUuid(job, "team", APEACH).kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(descriptor(UserRecipient.DescriptorImpl.class).doCheckId(job, "nobody").kind)
                    .isEqualTo(FormValidation.Kind.OK);
        }
        assertThat(kakao.emulator().count(FRIENDS)).isZero();

        try (ACLContext ignored = as("developer")) {
            ListBoxModel choices = friends.doFillUuidItems(job, "team", "gone");
            assertThat(choices).extracting(each -> each.name).containsExactly("(choose a friend)", "무지", "어피치", "gone");
            assertThat(values(choices)).containsExactly("", "uuid-1234567892", APEACH, "gone");
            assertThat(values(friends.doFillUuidItems(job, "", APEACH))).contains("uuid-1234567892");
            assertThat(values(friends.doFillUuidItems(null, "team", APEACH))).containsExactly("", APEACH);
            assertThat(friends.doCheckUuid(job, "team", APEACH).kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(friends.doCheckUuid(job, "team", "gone")).hasMessageContaining("choose the friend again");
            assertThat(friends.doCheckUuid(job, "nobody", APEACH)).hasMessageContaining("nobody");
            UserRecipient.DescriptorImpl user = descriptor(UserRecipient.DescriptorImpl.class);
            assertThat(user.doCheckId(job, "developer").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(user.doCheckId(job, "nobody")).hasMessageContaining("nobody");
            assertThat(user.doCheckId(job, "").kind).isEqualTo(FormValidation.Kind.ERROR);

            kakao.emulator().app().friendsPermission(false);
            assertThat(values(friends.doFillUuidItems(job, "team", APEACH))).containsExactly("", APEACH);
            assertThat(friends.doCheckUuid(job, "team", APEACH)).hasMessageContaining("[-5]");
            kakao.emulator().faults().next(FRIENDS, Fault.hang());
            Deadline tooLate = Deadline.in(Duration.ofSeconds(9));
            assertThat(friends.doCheckUuid(job, "team", APEACH).kind).isEqualTo(FormValidation.Kind.WARNING);
            assertThat(tooLate.left()).isPositive();
        }
    }

    private static ACLContext as(String id) throws IOException {
        User user = User.getById(id, true);
        user.save();
        return ACL.as2(user.impersonate2());
    }

    private static <D extends Descriptor<?>> D descriptor(Class<D> kind) {
        return ExtensionList.lookupSingleton(kind);
    }

    private static List<String> values(ListBoxModel choices) {
        return choices.stream().map(each -> each.value).toList();
    }
}
