package io.jenkins.plugins.kakaomemo.memo;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.InvalidTemplateException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;
import org.jvnet.localizer.LocaleProvider;

/**
 * A memo of a build, as the step or the post-build action describes it.
 *
 * @param message what to say, or {@code null} for job, number and result
 * @param credentialsId the account, or {@code null} for the only one that the build can see
 * @param link where a tap leads, or {@code null} for the build's page
 * @param buttonTitle the button's label, or {@code null} for "Open build" in the controller's language
 */
public record BuildMemo(String message, String credentialsId, String link, String buttonTitle) {

    public BuildMemo {
        credentialsId = Util.fixEmptyAndTrim(credentialsId);
        link = Util.fixEmptyAndTrim(link);
        buttonTitle = Util.fixEmptyAndTrim(buttonTitle);
    }

    /** What the step returns, and what the console says. */
    private record Told(MemoResult result, String line) {}

    /**
     * Sends it, and says in one line of the console how that went.
     *
     * @param failOnError whether a memo that was not sent is the caller's failure
     * @throws AbortException if {@code failOnError}, with the words that the console would have shown
     * @throws InterruptedException if the build was aborted meanwhile
     */
    public MemoResult send(Run<?, ?> run, TaskListener listener, boolean failOnError)
            throws AbortException, InterruptedException {
        Told told = send(run);
        if (failOnError && !told.result().isSent()) {
            throw new AbortException(told.line());
        }
        listener.getLogger().println(told.line());
        return told.result();
    }

    private Told send(Run<?, ?> run) throws InterruptedException {
        try {
            FittedText text = text(run);
            TextTemplate memo = memo(run, text);
            KakaoAccount account = AccountLookup.find(run, credentialsId);
            DeliveryReport report = AccountTokens.get().deliver(account, run.getParent(), memo);
            return told(account, text, memo, report);
        } catch (InvalidTemplateException e) {
            return refused(e.field(), e.getMessage(LocaleProvider.getLocale()));
        } catch (AccountException e) {
            return refused(e.field(), e.getLocalizedMessage());
        } catch (IOException e) {
            return refused("storage", Messages.BuildMemo_Storage(e.getMessage()));
        }
    }

    private FittedText text(Run<?, ?> run) {
        if (message == null) {
            Result result = run.getResult();
            return FittedText.of(run.getFullDisplayName() + " " + (result == null ? Result.SUCCESS : result));
        }
        return MemoFields.message(message);
    }

    private TextTemplate memo(Run<?, ?> run, FittedText text) {
        if (link == null && Jenkins.get().getRootUrl() == null) {
            return new TextTemplate(text.text(), Link.NONE, null, List.of());
        }
        Link target = MemoFields.link(link == null ? DisplayURLProvider.get().getRunURL(run) : link);
        String button = buttonTitle == null ? Messages.BuildMemo_OpenBuild() : buttonTitle;
        return new TextTemplate(text.text(), target, button, List.of());
    }

    private static Told told(KakaoAccount account, FittedText text, TextTemplate memo, DeliveryReport report) {
        String reason = report.reason(LocaleProvider.getLocale());
        boolean sent = report.outcome() == DeliveryReport.Outcome.SENT;
        String line =
                switch (report.outcome()) {
                    case SENT -> Messages.BuildMemo_Sent(account.getId()) + hints(text, memo);
                    case NOT_SENT -> Messages.BuildMemo_NotSent(report.code(), reason) + warning(account);
                    case UNKNOWN -> Messages.BuildMemo_Unknown(reason);
                };
        return new Told(new MemoResult(sent, report.code(), reason, report.attempts(), text.shortened()), line);
    }

    private static String hints(FittedText text, TextTemplate memo) {
        String shortened = text.shortened()
                ? " "
                        + Messages.BuildMemo_Shortened(
                                text.originalLength(), text.text().length())
                : "";
        return shortened + (memo.link().equals(Link.NONE) ? " " + Messages.BuildMemo_NoRootUrl() : "");
    }

    private static String warning(KakaoAccount account) {
        AccountState state = AccountTokens.get().state(account);
        return state.kind() == AccountState.Kind.EXPIRING ? " " + state.words() : "";
    }

    private static Told refused(String field, String reason) {
        return new Told(new MemoResult(false, field, reason, 0, false), Messages.BuildMemo_NotSent(field, reason));
    }
}
