package io.jenkins.plugins.kakaomemo.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.memo.BuildMemo;
import io.jenkins.plugins.kakaomemo.memo.MemoFields;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** {@code kakaoMemo 'build done'}: sends a memo from a Pipeline, without an agent. */
public final class KakaoMemoStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String message;
    private String credentialsId;
    private String link;
    private String buttonTitle;
    private boolean failOnError;

    /** @param message what to say, as it is, or {@code null} for job, number and result */
    @DataBoundConstructor
    public KakaoMemoStep(@CheckForNull String message) {
        this.message = message;
    }

    @CheckForNull
    public String getMessage() {
        return message;
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

    /** Whether a memo that was not sent fails the step. */
    public boolean isFailOnError() {
        return failOnError;
    }

    @DataBoundSetter
    public void setFailOnError(boolean failOnError) {
        this.failOnError = failOnError;
    }

    BuildMemo memo() {
        return new BuildMemo(message, KakaoMemoConfiguration.get().credentialsIdOr(credentialsId), link, buttonTitle);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new KakaoMemoStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "kakaoMemo";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KakaoMemo_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** An empty field of the form stands for no message, an empty text in a Pipeline for a mistake. */
        @Override
        public Step newInstance(StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            if (form.optString("message").isEmpty()) {
                form.remove("message");
            }
            return super.newInstance(request, form);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return arguments.get("message") instanceof String text ? text : super.argumentsToString(arguments);
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
