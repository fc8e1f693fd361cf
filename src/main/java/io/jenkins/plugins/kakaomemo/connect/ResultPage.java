package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * How it went, in words, and where to go from here.
 *
 * @param url of the page to go on with, relative to the address of Jenkins, or {@code null}
 * @param store of the account to test, as {@link ConnectLink} names it, or {@code null} for none
 * @param id of the account to test, or {@code null}
 */
public record ResultPage(
        boolean success,
        int status,
        List<String> lines,
        @CheckForNull String url,
        @CheckForNull String store,
        @CheckForNull String id)
        implements HttpResponse, Serializable {

    /** @param url the page that shows what was done, relative to the address of Jenkins */
    static ResultPage success(String url, String... lines) {
        return new ResultPage(true, StaplerResponse2.SC_OK, List.of(lines), url, null, null);
    }

    /** Offers a test memo at once to whoever may send one. */
    static ResultPage connected(Destination account) {
        List<String> lines = List.of(account.success());
        return account.isTestable()
                ? new ResultPage(
                        true,
                        StaplerResponse2.SC_OK,
                        lines,
                        account.url(),
                        account.link().store(),
                        account.id())
                : success(account.url(), account.success());
    }

    /** @param url the page to try it again on, relative to the address of Jenkins, or {@code null} */
    static ResultPage failure(@CheckForNull String url, String... lines) {
        return new ResultPage(false, StaplerResponse2.SC_OK, List.of(lines), url, null, null);
    }

    /** To a request that must not be answered at all. */
    static ResultPage refusal(String line) {
        return new ResultPage(false, StaplerResponse2.SC_FORBIDDEN, List.of(line), null, null, null);
    }

    public String getTitle() {
        return success ? Messages.Connect_Done() : Messages.Connect_Failed();
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
            throws IOException, ServletException {
        response.setStatus(status);
        request.getView(this, "index").forward(request, response);
    }
}
