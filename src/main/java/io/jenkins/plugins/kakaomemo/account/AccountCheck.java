package io.jenkins.plugins.kakaomemo.account;

import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.delivery.Delivery;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
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
final class AccountCheck {

    private static final Duration BUDGET = Duration.ofSeconds(20);

    private AccountCheck() {}

    static FormValidation of(KakaoAccount account) throws IOException, InterruptedException {
        Locale locale = LocaleProvider.getLocale();
        KakaoClient client = AccountTokens.get().client();
        try {
            AccessTokens tokens = AccountTokens.get().of(account, Jenkins.get());
            Deadline deadline = Deadline.in(BUDGET);
            List<ConsentItem> scopes =
                    tokens.call(deadline, token -> client.within(deadline).scopes(token));
            if (scopes.stream().noneMatch(item -> item.id().equals(ConsentItem.TALK_MESSAGE) && item.agreed())) {
                return FormValidation.error(Messages.AccountCheck_NoConsent());
            }
            DeliveryReport report = new Delivery(client).deliver(tokens, memo());
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
