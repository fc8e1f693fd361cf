package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import org.jvnet.localizer.Localizable;

/** For a Jenkins whose address cannot be registered: the user opens Kakao, and brings the answer back by hand. */
public final class PastePage {

    private final AuthorizationRequest request;
    private final URI authorizeUrl;
    private final Localizable problem;

    /** @param problem what is wrong with what was pasted before, or {@code null} */
    PastePage(AuthorizationRequest request, @CheckForNull Localizable problem) {
        this.request = request;
        this.authorizeUrl = request.url();
        this.problem = problem;
    }

    public URI getAuthorizeUrl() {
        return authorizeUrl;
    }

    public String getState() {
        return request.state();
    }

    /** What the address to paste looks like. */
    public String getExpectedAddress() {
        return request.redirectUri() + "?code=…";
    }

    @CheckForNull
    public String getProblem() {
        return problem == null ? null : problem.toString();
    }
}
