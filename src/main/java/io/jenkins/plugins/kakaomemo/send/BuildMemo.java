package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.MemoText;
import io.jenkins.plugins.kakaomemo.condition.Conditions;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.content.FeedContent;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.recipient.Recipient;
import io.jenkins.plugins.kakaomemo.recipient.RecipientResolver;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jvnet.localizer.LocaleProvider;
import org.jvnet.localizer.Localizable;

/**
 * A memo of a build, as the step, the post-build action or the settings of a job describe it. Nothing of it has been
 * checked; {@link #send} says what is wrong with it.
 *
 * @param message what to say, or {@code null} for the build card
 * @param credentialsId the account, or {@code null} for the one of the job's folders or of the controller
 * @param to the recipients, empty for that account alone
 * @param link where a tap leads, or {@code null} for the build's page
 * @param buttonTitle the label of the only button, or {@code null} for "Open build" in the account's language
 * @param buttons the buttons, empty for the usual ones
 * @param on the conditions, empty for those of the job's folders or of the controller
 * @param template how it is drawn, or {@code null} for what suits
 * @param overflow {@code shorten}, {@code split} or {@code fail}, or {@code null} for {@code shorten}
 */
public record BuildMemo(
        @CheckForNull String message,
        @CheckForNull String credentialsId,
        List<Recipient> to,
        @CheckForNull String link,
        @CheckForNull String buttonTitle,
        List<MemoButton> buttons,
        List<String> on,
        @CheckForNull MemoTemplate template,
        @CheckForNull String overflow) {

    private static final Logger LOGGER = Logger.getLogger(BuildMemo.class.getName());

    public BuildMemo {
        credentialsId = Util.fixEmptyAndTrim(credentialsId);
        link = Util.fixEmptyAndTrim(link);
        buttonTitle = Util.fixEmptyAndTrim(buttonTitle);
        overflow = Util.fixEmptyAndTrim(overflow);
        to = Util.fixNull(to);
        buttons = Util.fixNull(buttons);
        on = Util.fixNull(on);
    }

    /**
     * Sends it if it is due, and says in the console how that went: in one line, if there is one recipient.
     *
     * @throws AbortException if the memo was due, is not sent, and is to be sent for certain; with the words that the
     *     console would have shown
     * @throws InterruptedException if the build was aborted meanwhile
     */
    public MemoResult send(Run<?, ?> run, TaskListener listener, Trigger trigger, SendOptions options)
            throws AbortException, InterruptedException {
        SendReport report = report(run, listener, trigger, options);
        report.lines().forEach(listener.getLogger()::println);
        if (options.isCertain() && !report.failures().isEmpty()) {
            throw new AbortException(String.join(System.lineSeparator(), report.failures()));
        }
        report.failures().forEach(listener.getLogger()::println);
        return report.result();
    }

    private SendReport report(Run<?, ?> run, TaskListener listener, Trigger trigger, SendOptions options)
            throws InterruptedException {
        boolean due = false;
        try {
            MemoScopes scopes = MemoScopes.of(run.getParent());
            List<String> conditions = on.isEmpty() ? scopes.on() : on;
            due = trigger.isDue(on.isEmpty() ? Conditions.withEvents(conditions) : trigger.own(on), run);
            if (!due && !trigger.explains()) {
                return SendReport.NOTHING;
            }
            Optional<Localizable> silence = scopes.silence(() -> branchOf(run));
            if (silence.isPresent()) {
                return SendReport.silent("muted", Messages.BuildMemo_Muted(silence.get()));
            }
            return due
                    ? sendDue(run, listener, trigger, options, scopes.credentialsId())
                    : trigger.silent(conditions, run);
        } catch (InvalidFieldException e) {
            return due || trigger.explains() ? SendReport.refused(e) : SendReport.NOTHING;
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The memo of " + run + " was cut short");
            return SendReport.unexpected();
        }
    }

    private SendReport sendDue(
            Run<?, ?> run, TaskListener listener, Trigger trigger, SendOptions options, String inheritedId)
            throws InterruptedException {
        BuildFacts facts = trigger.facts(run);
        MemoComposer composer = new MemoComposer(expanded(run, listener, UnaryOperator.identity()), facts);
        String id = credentialsId == null ? inheritedId : credentialsId;
        RecipientResolver recipients = RecipientResolver.of(run, to, id, trigger.isFailure(run), trigger.submitter());
        return new MemoDispatcher(run, trigger.result(run, facts), options).send(composer, recipients);
    }

    /**
     * What would be sent for a build, whatever its conditions say, without the passwords among its parameters.
     *
     * @param run the build, or {@code null} where there is none: then only what does not depend on a build
     * @throws InvalidFieldException if nothing would be sent because a field must be corrected first
     */
    public Previewable.Preview preview(@CheckForNull Run<?, ?> run) throws InterruptedException {
        Conditions.withEvents(on);
        boolean filledIn = template != null && template.isFilledIn();
        if (run == null && !filledIn && (message == null || template instanceof FeedContent)) {
            return new Previewable.Preview(List.of(), 0, List.of());
        }
        BuildMemo memo = run == null ? this : expanded(run, TaskListener.NULL, MemoText.mask(run));
        BuildFacts facts = run == null ? BuildFacts.NONE : BuildFacts.of(run);
        MemoComposer.Finished finished = new MemoComposer(memo, facts).in(LocaleProvider.getLocale());
        return new Previewable.Preview(finished.parts(), finished.given(), run == null ? List.of() : finished.notes());
    }

    /** @param mask what else is done with what the fields of a Freestyle job are expanded to */
    private BuildMemo expanded(Run<?, ?> run, TaskListener listener, UnaryOperator<String> mask)
            throws InterruptedException {
        return run instanceof AbstractBuild<?, ?> build ? new ExpandedMemo(build, listener, mask).of(this) : this;
    }

    private static String branchOf(Run<?, ?> run) {
        BuildFacts.Branch branch = BuildFacts.branchOf(run);
        return branch == null ? null : branch.name();
    }
}
