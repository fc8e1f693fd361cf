package io.jenkins.plugins.kakaomemo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.config.ConditionBoxes;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.send.BuildMemo;
import io.jenkins.plugins.kakaomemo.send.MemoFields;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** {@code kakaoMemo 'build done'}: sends a memo, without an agent. Its help files say what each argument means. */
public final class KakaoMemoStep extends Step implements Serializable, Previewable {

    private static final long serialVersionUID = 1L;

    private final String message;
    private String credentialsId;
    private List<Recipient> to;
    private String link;
    private String buttonTitle;
    private List<MemoButton> buttons;
    private List<String> on;
    private MemoTemplate template;
    private String overflow;
    private boolean failOnError;

    /** @param message what to say, as it is, or {@code null} for the build card */
    @DataBoundConstructor
    public KakaoMemoStep(@CheckForNull String message) {
        this.message = message;
    }

    @CheckForNull
    public String getMessage() {
        return message;
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

    BuildMemo memo() {
        List<String> conditions = getOn().isEmpty() ? List.of("always") : getOn();
        return new BuildMemo(message, credentialsId, to, link, buttonTitle, buttons, conditions, template, overflow);
    }

    @Override
    public Preview preview(@CheckForNull Run<?, ?> lastCompleted) throws InterruptedException {
        return memo().preview(lastCompleted);
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        return new KakaoMemoExecution(this, context);
    }

    SendOptions options(String key, boolean begun) {
        return SendOptions.byStep(key, begun, message != null, failOnError);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements MemoFields {

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

        /** Declarative Pipelines insist on the one argument that may be written without its name. */
        @NonNull
        @Override
        public UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable written) {
            UninstantiatedDescribable step = MemoFields.super.customUninstantiate(written);
            Map<String, Object> arguments = new TreeMap<>(step.getArguments());
            if (!arguments.isEmpty()) {
                arguments.putIfAbsent("message", null);
            }
            return step.withArguments(arguments);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return arguments.get("message") instanceof String text ? text : super.argumentsToString(arguments);
        }
    }
}
