package io.jenkins.plugins.kakaomemo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.config.ConditionBoxes;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoContent;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.send.BuildMemo;
import io.jenkins.plugins.kakaomemo.send.MemoArguments;
import io.jenkins.plugins.kakaomemo.send.MemoFields;
import io.jenkins.plugins.kakaomemo.send.Preview;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Sends a memo when a build has ended; needs neither a workspace nor an agent. */
public final class KakaoMemoNotifier extends Notifier implements SimpleBuildStep, Previewable {

    private String message;
    private String credentialsId;
    private List<Recipient> to = List.of();
    private String link;
    private String buttonTitle;
    private List<MemoButton> buttons = List.of();
    private List<String> on = List.of();
    private String template;
    private MemoContent content;
    private String overflow;
    private boolean failOnError;

    @DataBoundConstructor
    public KakaoMemoNotifier() {}

    /** What to say, or {@code null} for the build card. */
    @CheckForNull
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(@CheckForNull String message) {
        this.message = Util.fixEmpty(message);
    }

    /** The account to send to, or {@code null} for the default one. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The recipients, empty for the account alone. */
    public List<Recipient> getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(@CheckForNull List<Recipient> to) {
        this.to = Util.fixNull(to);
    }

    /** Where a tap leads, or {@code null} for the build's page. */
    @CheckForNull
    public String getLink() {
        return link;
    }

    @DataBoundSetter
    public void setLink(@CheckForNull String link) {
        this.link = Util.fixEmptyAndTrim(link);
    }

    /** The button's label, or {@code null} for the default one. */
    @CheckForNull
    public String getButtonTitle() {
        return buttonTitle;
    }

    @DataBoundSetter
    public void setButtonTitle(@CheckForNull String buttonTitle) {
        this.buttonTitle = Util.fixEmptyAndTrim(buttonTitle);
    }

    /** The buttons, empty for the usual ones. */
    public List<MemoButton> getButtons() {
        return buttons;
    }

    @DataBoundSetter
    public void setButtons(@CheckForNull List<MemoButton> buttons) {
        this.buttons = Util.fixNull(buttons);
    }

    /** The conditions, empty for those of the job's folders or of the controller. */
    public List<String> getOn() {
        return on;
    }

    @DataBoundSetter
    public void setOn(@CheckForNull List<String> on) {
        this.on = ConditionBoxes.read(on);
    }

    /** {@code feed} or {@code text}, or {@code null} for what suits. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    /** A template with all its content, or {@code null}; Pipelines write it as {@code template}. */
    @CheckForNull
    public MemoContent getContent() {
        return content;
    }

    @DataBoundSetter
    public void setContent(@CheckForNull MemoContent content) {
        this.content = content;
    }

    /** {@code split} or {@code fail}, or {@code null} to shorten a text that is too long. */
    @CheckForNull
    public String getOverflow() {
        return overflow;
    }

    @DataBoundSetter
    public void setOverflow(@CheckForNull String overflow) {
        this.overflow = Util.fixEmptyAndTrim(overflow);
    }

    /** Whether a memo that was not sent fails the build. */
    public boolean isFailOnError() {
        return failOnError;
    }

    @DataBoundSetter
    public void setFailOnError(boolean failOnError) {
        this.failOnError = failOnError;
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
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        memo().send(run, listener, Trigger.STEP, SendOptions.byBuild(failOnError));
    }

    @NonNull
    @Override
    public Preview preview(@CheckForNull Run<?, ?> lastCompleted) throws InterruptedException {
        return memo().preview(lastCompleted);
    }

    private BuildMemo memo() {
        return new BuildMemo(message, credentialsId, to, link, buttonTitle, buttons, on, template, content, overflow);
    }

    /** Before there were conditions, every build sent its memo. */
    private Object readResolve() {
        if (on == null) {
            on = List.of("always");
            to = List.of();
            buttons = List.of();
        }
        return this;
    }

    @Extension
    @Symbol("kakaoMemoNotifier")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> implements MemoArguments {

        public DescriptorImpl() {
            for (String field : List.of(
                    "message",
                    "credentialsId",
                    "to",
                    "link",
                    "buttonTitle",
                    "buttons",
                    "template",
                    "content",
                    "overflow",
                    "failOnError")) {
                addHelpFileRedirect(field, KakaoMemoStep.class, field);
            }
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KakaoMemo_DisplayName();
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        /** The conditions as the form shows them; a new action has the usual ones. */
        public ConditionBoxes conditions(@CheckForNull KakaoMemoNotifier instance) {
            return new ConditionBoxes(instance == null ? MemoScopes.DEFAULT_CONDITIONS : instance.getOn());
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return AccountLookup.choices(item, credentialsId);
        }

        @Override
        public Publisher newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form)
                throws FormException {
            return super.newInstance(request, MemoFields.form(form));
        }

        @POST
        public ListBoxModel doFillTemplateItems() {
            return MemoFields.templates();
        }

        @POST
        public ListBoxModel doFillOverflowItems() {
            return MemoFields.overflows();
        }

        @POST
        public FormValidation doCheckMessage(@QueryParameter String value, @QueryParameter String overflow) {
            return MemoFields.checkMessage(value, overflow);
        }

        @POST
        public FormValidation doCheckLink(@QueryParameter String value) {
            return MemoFields.checkLink(value);
        }
    }
}
