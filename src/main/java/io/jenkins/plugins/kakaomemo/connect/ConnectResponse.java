package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.HttpResponse;

/** Something that ends in a page: its own, or one that says in words why it failed. */
@FunctionalInterface
interface ConnectResponse {

    HttpResponse get() throws KakaoException, IOException, InterruptedException;

    /** @param url of the page to try it again on, relative to the address of Jenkins, or {@code null} */
    static HttpResponse of(@CheckForNull String url, ConnectResponse outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (InvalidFieldException e) {
            return ResultPage.failure(url, e.getMessage(LocaleProvider.getLocale()));
        } catch (KakaoException e) {
            Locale locale = LocaleProvider.getLocale();
            return ResultPage.failure(url, io.jenkins.plugins.kakaomemo.account.Messages.AccountCheck_NotSent(e.code(), e.meaning(locale)), e.whatToDo(locale));
        } catch (IOException e) {
            return ResultPage.failure(url, Messages.Connect_Storage(e.getMessage()));
        }
    }
}
