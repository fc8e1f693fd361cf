package io.jenkins.plugins.kakaomemo.account;

import hudson.model.ModelObject;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;

/**
 * The result of a test button: token, consent and a real memo are checked, and what failed is named.
 *
 * @param sent whether the memo was sent
 * @param words the result, in the reader's language
 */
public record AccountCheck(boolean sent, String words) implements Serializable {

    private static final Duration BUDGET = Duration.ofSeconds(20);

    /**
     * Checks an account in the same way as a build sends.
     *
     * @param context the item, user or controller in whose store it is
     */
    public static AccountCheck of(KakaoAccount account, ModelObject context) throws InterruptedException {
        Locale locale = LocaleProvider.getLocale();
        KakaoClient client = AccountTokens.get().client();
        try {
            AccessTokens tokens = AccountTokens.get().of(account, context);
            Deadline deadline = Deadline.in(BUDGET);
            tokens.call(deadline, token -> {
                client.within(deadline).requireTalkMessage(token);
                return token;
            });
            SendOutcome report = new LocatedAccount(account, context).send(memo(), List.of());
            if (!report.isSent()) {
                return failed(Messages.AccountCheck_NotSent(report.code(), report.words(locale)));
            }
            AccountTokens.Listener.fireReconnected(AccountTokens.get().keyOf(account, context));
            return new AccountCheck(true, Messages.AccountCheck_Sent());
        } catch (InvalidFieldException e) {
            return failed(e.getMessage(locale));
        } catch (KakaoException e) {
            return failed(
                    Messages.AccountCheck_NotSent(e.code(), e.explanation().words(locale)));
        } catch (IOException e) {
            return failed(Messages.AccountCheck_Storage(e.getMessage()));
        }
    }

    FormValidation toFormValidation() {
        return sent ? FormValidation.ok(words) : FormValidation.error(words);
    }

    private static AccountCheck failed(String words) {
        return new AccountCheck(false, words);
    }

    private static TextTemplate memo() {
        String jenkins = Jenkins.get().getRootUrl();
        Link link = jenkins == null ? Link.NONE : Link.to(jenkins);
        return new TextTemplate(Messages.AccountCheck_Memo(), link, null, List.of());
    }
}
