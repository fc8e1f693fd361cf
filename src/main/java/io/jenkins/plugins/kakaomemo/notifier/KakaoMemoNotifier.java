package io.jenkins.plugins.kakaomemo.notifier;

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
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.memo.BuildMemo;
import io.jenkins.plugins.kakaomemo.memo.MemoFields;
import io.jenkins.plugins.kakaomemo.step.KakaoMemoStep;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Sends a memo when a build has ended; needs neither a workspace nor an agent. */
public final class KakaoMemoNotifier extends Notifier implements SimpleBuildStep {

    private String message;
    private String credentialsId;
    private String link;
    private String buttonTitle;
    private boolean failOnError;

    @DataBoundConstructor
    public KakaoMemoNotifier() {}

    /** What to say, or {@code null} for job, number and result. */
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
        String account = KakaoMemoConfiguration.get().credentialsIdOr(credentialsId);
        new BuildMemo(message, account, link, buttonTitle).send(run, listener, failOnError);
    }

    @Extension
    @Symbol("kakaoMemoNotifier")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        public DescriptorImpl() {
            for (String field : List.of("message", "credentialsId", "link", "buttonTitle", "failOnError")) {
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

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return AccountLookup.choices(item, credentialsId);
        }

        @POST
        public FormValidation doCheckMessage(@QueryParameter String value) {
            return MemoFields.checkMessage(value);
        }

        @POST
        public FormValidation doCheckLink(@QueryParameter String value) {
            return MemoFields.checkLink(value);
        }
    }
}
