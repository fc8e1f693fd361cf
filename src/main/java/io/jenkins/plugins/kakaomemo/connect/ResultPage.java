package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** How it went, in words, and where to go from here. */
public final class ResultPage implements HttpResponse {

    private final boolean success;
    private final int status;
    private final List<String> lines;
    private final String url;

    private ResultPage(boolean success, int status, List<String> lines, String url) {
        this.success = success;
        this.status = status;
        this.lines = List.copyOf(lines);
        this.url = url;
    }

    /** @param url the page that shows what was done, relative to the address of Jenkins */
    static ResultPage success(String url, String... lines) {
        return new ResultPage(true, StaplerResponse2.SC_OK, List.of(lines), url);
    }

    /** @param url the page to try it again on, relative to the address of Jenkins, or {@code null} */
    static ResultPage failure(@CheckForNull String url, String... lines) {
        return new ResultPage(false, StaplerResponse2.SC_OK, List.of(lines), url);
    }

    /** To a request that must not be answered at all. */
    static ResultPage refusal(String line) {
        return new ResultPage(false, StaplerResponse2.SC_FORBIDDEN, List.of(line), null);
    }

    public boolean isSuccess() {
        return success;
    }

    public String getTitle() {
        return success ? Messages.Connect_Done() : Messages.Connect_Failed();
    }

    public List<String> getLines() {
        return lines;
    }

    public String getUrl() {
        return url;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
            throws IOException, ServletException {
        response.setStatus(status);
        request.getView(this, "index").forward(request, response);
    }
}
