package io.jenkins.plugins.kakaomemo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.kakaomemo.config.AccountField;
import io.jenkins.plugins.kakaomemo.config.ConditionBoxes;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.send.BuildMemo;
import io.jenkins.plugins.kakaomemo.send.MemoArguments;
import io.jenkins.plugins.kakaomemo.send.SendOptions;
import io.jenkins.plugins.kakaomemo.send.Trigger;
import java.util.List;
import java.util.Optional;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Sends build cards without a step or a post-build action: {@code options { kakaoMemoNotify(on: ['failure']) }}. */
public final class KakaoMemoJobProperty extends OptionalJobProperty<Job<?, ?>> {

    private String credentialsId;
    private List<Recipient> to;
    private List<String> on;
    private MemoTemplate template;
    private boolean muted;

    @DataBoundConstructor
    public KakaoMemoJobProperty() {}

    /** The account, or {@code null} for the one of the job's folders or of the controller. */
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
        return Util.fixNull(to);
    }

    @DataBoundSetter
    public void setTo(@CheckForNull List<Recipient> to) {
        this.to = Fields.saved(to);
    }

    /** The conditions, {@code started} among them; empty for those of the job's folders or of the controller. */
    public List<String> getOn() {
        return Util.fixNull(on);
    }

    @DataBoundSetter
    public void setOn(@CheckForNull List<String> on) {
        this.on = ConditionBoxes.read(on);
    }

    /** How the memo is drawn, or {@code null} for what the controller prefers. */
    @CheckForNull
    public MemoTemplate getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull CharSequence template) {
        this.template = MemoTemplate.of(template);
    }

    /** Whether the job sends nothing at all, by its steps and actions neither. */
    public boolean isMuted() {
        return muted;
    }

    @DataBoundSetter
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

    BuildMemo memo() {
        return new BuildMemo(null, credentialsId, to, null, null, List.of(), on, template, null);
    }

    @Extension
    public static final class Scopes implements MemoScopes.MemoScope.Source {

        @Override
        public Optional<MemoScopes.MemoScope> of(Object jobOrFolder) {
            return jobOrFolder instanceof Job<?, ?> job
                    ? Optional.ofNullable(job.getProperty(KakaoMemoJobProperty.class))
                            .map(property -> property.scope(job))
                    : Optional.empty();
        }
    }

    private MemoScopes.MemoScope scope(Job<?, ?> job) {
        return new MemoScopes.MemoScope(
                Messages._KakaoMemoJobProperty_Job(job.getFullDisplayName()), credentialsId, getOn(), null, muted);
    }

    @Extension
    @Symbol("kakaoMemoNotify")
    public static final class DescriptorImpl extends OptionalJobPropertyDescriptor
            implements MemoArguments, AccountField {

        public DescriptorImpl() {
            for (String field : List.of("credentialsId", "to", "template")) {
                addHelpFileRedirect(field, KakaoMemoStep.class, field);
            }
            addHelpFileRedirect("muted", KakaoMemoConfiguration.class, "muted");
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KakaoMemoJobProperty_DisplayName();
        }

        @Override
        public String inheritedCredentialsId(@CheckForNull Item item) {
            return MemoScopes.around(item).credentialsId();
        }

        public ConditionBoxes conditions(@CheckForNull KakaoMemoJobProperty instance) {
            return new ConditionBoxes(instance == null ? List.of() : instance.getOn(), true);
        }
    }

    /** Sends what {@link KakaoMemoJobProperty} asks for. */
    @Extension
    public static final class KakaoMemoRunListener extends RunListener<Run<?, ?>> {

        @Override
        public void onStarted(Run<?, ?> run, TaskListener listener) {
            notify(run, listener, Trigger.START);
        }

        @Override
        public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
            notify(run, listener, Trigger.END);
        }

        private static void notify(Run<?, ?> run, TaskListener listener, Trigger trigger) {
            KakaoMemoJobProperty property = run.getParent().getProperty(KakaoMemoJobProperty.class);
            if (property == null) {
                return;
            }
            try {
                property.memo().send(run, listener, trigger, SendOptions.byBuild(false));
            } catch (AbortException e) {
                throw new IllegalStateException("a memo need not be sent for certain", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
