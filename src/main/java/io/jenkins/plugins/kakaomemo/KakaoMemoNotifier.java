package io.jenkins.plugins.kakaomemo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import io.jenkins.plugins.kakaomemo.config.ConditionBoxes;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.send.BuildMemo;
import io.jenkins.plugins.kakaomemo.send.MemoFields;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Sends a memo when a build has ended, without workspace or agent. Its fields mean what those of the step mean. */
public final class KakaoMemoNotifier extends Notifier implements SimpleBuildStep, Previewable {

    private String message;
    private String credentialsId;
    private List<Recipient> to;
    private String link;
    private String buttonTitle;
    private List<MemoButton> buttons;
    private List<String> on;
    private MemoTemplate template;
    private String overflow;
    private boolean failOnError;
    private boolean perConfiguration;

    @DataBoundConstructor
    public KakaoMemoNotifier() {}

    @CheckForNull
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(@CheckForNull String message) {
        this.message = Util.fixEmpty(message);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public List<Recipient> getTo() {
        return Util.fixNull(to);
    }

    @DataBoundSetter
    public void setTo(@CheckForNull List<Recipient> to) {
        this.to = Fields.saved(to);
    }

    @CheckForNull
    public String getLink() {
        return link;
    }

    @DataBoundSetter
    public void setLink(@CheckForNull String link) {
        this.link = Util.fixEmptyAndTrim(link);
    }

    @CheckForNull
    public String getButtonTitle() {
        return buttonTitle;
    }

    @DataBoundSetter
    public void setButtonTitle(@CheckForNull String buttonTitle) {
        this.buttonTitle = Util.fixEmptyAndTrim(buttonTitle);
    }

    public List<MemoButton> getButtons() {
        return Util.fixNull(buttons);
    }

    @DataBoundSetter
    public void setButtons(@CheckForNull List<MemoButton> buttons) {
        this.buttons = Fields.saved(buttons);
    }

    /** The conditions, empty for those of the job's folders or of the controller. */
    public List<String> getOn() {
        return Util.fixNull(on);
    }

    @DataBoundSetter
    public void setOn(@CheckForNull List<String> on) {
        this.on = ConditionBoxes.read(on);
    }

    @CheckForNull
    public MemoTemplate getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull CharSequence template) {
        this.template = MemoTemplate.of(template);
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

    public boolean isFailOnError() {
        return failOnError;
    }

    @DataBoundSetter
    public void setFailOnError(boolean failOnError) {
        this.failOnError = failOnError;
    }

    /** Whether each configuration of a matrix project sends it, instead of the parent for all of them. */
    public boolean isPerConfiguration() {
        return perConfiguration;
    }

    @DataBoundSetter
    public void setPerConfiguration(boolean perConfiguration) {
        this.perConfiguration = perConfiguration;
    }

    private boolean isLeftToParent(Run<?, ?> run) {
        return !perConfiguration
                && run.getParent().getParent() instanceof AbstractProject<?, ?> whole
                && whole.getPublishersList().contains(this);
    }

    @Override
    public boolean requiresWorkspace() {
        return false;
    }

    /** So that it tells the result that later actions decide, but for one that may itself fail the build. */
    @Override
    public boolean needsToRunAfterFinalized() {
        return !failOnError;
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Override
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        if (!isLeftToParent(run)) {
            memo().send(run, listener, Trigger.STEP, SendOptions.byBuild(failOnError));
        }
    }

    @Override
    public Preview preview(@CheckForNull Run<?, ?> lastCompleted) throws InterruptedException {
        return memo().preview(lastCompleted);
    }

    private BuildMemo memo() {
        return new BuildMemo(message, credentialsId, to, link, buttonTitle, buttons, on, template, overflow);
    }

    @Extension
    @Symbol("kakaoMemoNotifier")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> implements MemoFields {

        public DescriptorImpl() {
            for (String field : List.of(
                    "message",
                    "credentialsId",
                    "to",
                    "link",
                    "buttonTitle",
                    "buttons",
                    "template",
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

        /** For the form: only there each configuration can have a memo of its own. */
        public boolean isMatrix(@CheckForNull Object configured) {
            return configured instanceof AbstractProject && configured instanceof ItemGroup;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        /** A new action has the usual conditions. */
        @Override
        public ConditionBoxes conditions(@CheckForNull List<String> on) {
            return new ConditionBoxes(on == null ? MemoScopes.DEFAULT_CONDITIONS : on);
        }
    }
}
