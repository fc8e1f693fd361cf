package io.jenkins.plugins.kakaomemo.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jvnet.localizer.LocaleProvider;

/** The chat of whoever looks at the form, and of nobody else. */
final class PersonalChat {

    private PersonalChat() {}

    /**
     * What came of it.
     *
     * @param words in the reader's language
     * @param connectUrl where to connect first, relative to the address of Jenkins, or {@code null}
     */
    record Outcome(boolean sent, String words, @CheckForNull String connectUrl) {

        private static Outcome of(boolean sent, String words) {
            return new Outcome(sent, words, null);
        }
    }

    /**
     * Sends the memos one after the other, as far as the first that fails.
     *
     * @throws IOException if the refresh token cannot be kept; nothing was sent
     */
    static Outcome send(List<Memo> memos) throws IOException, InterruptedException {
        User user = User.current();
        if (user == null) {
            return Outcome.of(false, Messages.MemoPreview_NotLoggedIn());
        }
        Optional<KakaoAccount> account = KakaoMemoConfiguration.get().personalAccountOf(user);
        if (account.isEmpty()) {
            return new Outcome(false, Messages.MemoPreview_NotConnected(), PersonalConnectionProperty.pageOf(user));
        }
        if (memos.isEmpty()) {
            return Outcome.of(false, Messages.MemoPreview_Nothing());
        }
        try {
            return send(memos, account.get(), user);
        } catch (InvalidFieldException e) {
            return Outcome.of(false, e.getMessage(LocaleProvider.getLocale()));
        }
    }

    private static Outcome send(List<Memo> memos, KakaoAccount account, User user)
            throws IOException, InterruptedException {
        for (Memo memo : memos) {
            SendOutcome sent = AccountTokens.get().deliver(account, user, memo);
            String words = sent.words(LocaleProvider.getLocale());
            if (sent.isUnknown()) {
                return Outcome.of(false, Messages.MemoPreview_Unknown(words));
            }
            if (!sent.isSent()) {
                return Outcome.of(false, Messages.MemoPreview_NotSent(sent.code(), words));
            }
        }
        return Outcome.of(true, Messages.MemoPreview_Sent());
    }
}
