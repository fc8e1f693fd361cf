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
 * @param testable the account to test, or {@code null} for none
 */
public record ResultPage(
        boolean success,
        int status,
        List<String> lines,
        @CheckForNull String url,
        @CheckForNull ConnectLink testable) implements HttpResponse, Serializable {

    /** @param url the page that shows what was done, relative to the address of Jenkins */
    static ResultPage success(String url, String... lines) {
        return new ResultPage(true, StaplerResponse2.SC_OK, List.of(lines), url, null);
    }

    /** Offers a test memo at once to whoever may send one. */
    static ResultPage connected(Destination account) {
        ConnectLink link = account.link();
        ConnectLink testable = account.isTestable() ? new ConnectLink(link.store(), link.domain(), account.id()) : null;
        return new ResultPage(true, StaplerResponse2.SC_OK, List.of(account.success()), account.url(), testable);
    }

    /** @param url the page to try it again on, relative to the address of Jenkins, or {@code null} */
    static ResultPage failure(@CheckForNull String url, String... lines) {
        return new ResultPage(false, StaplerResponse2.SC_OK, List.of(lines), url, null);
    }

    /** To a request that must not be answered at all. */
    static ResultPage refusal(String line) {
        return new ResultPage(false, StaplerResponse2.SC_FORBIDDEN, List.of(line), null, null);
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
