package io.jenkins.plugins.kakaomemo.account;

import hudson.model.ModelObject;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.TextTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;

/** What the test button does: token, consent, and a real memo, each named when it fails. */
public final class AccountCheck {

    private static final Duration BUDGET = Duration.ofSeconds(20);

    private AccountCheck() {}

    /**
     * Checks an account on the very path that a build takes.
     *
     * @param context the item, user or controller in whose store it is
     * @return the outcome in the language of whoever asked
     * @throws IOException if its refresh token cannot be kept; nothing was sent
     */
    public static FormValidation of(KakaoAccount account, ModelObject context)
            throws IOException, InterruptedException {
        Locale locale = LocaleProvider.getLocale();
        KakaoClient client = AccountTokens.get().client();
        try {
            AccessTokens tokens = AccountTokens.get().of(account, context);
            Deadline deadline = Deadline.in(BUDGET);
            tokens.call(deadline, token -> {
                client.within(deadline).requireTalkMessage(token);
                return token;
            });
            DeliveryReport report = AccountTokens.get().deliver(account, context, memo());
            return report.outcome() == DeliveryReport.Outcome.SENT
                    ? FormValidation.ok(Messages.AccountCheck_Sent())
                    : FormValidation.error(Messages.AccountCheck_NotSent(report.code(), report.reason(locale)));
        } catch (AccountException e) {
            return FormValidation.error(e.getLocalizedMessage());
        } catch (KakaoException e) {
            return FormValidation.error(
                    Messages.AccountCheck_NotSent(e.code(), e.meaning(locale) + " " + e.cure(locale)));
        }
    }

    private static TextTemplate memo() {
        String jenkins = Jenkins.get().getRootUrl();
        Link link = jenkins == null ? Link.NONE : Link.to(jenkins);
        return new TextTemplate(Messages.AccountCheck_Memo(), link, null, List.of());
    }
}
