package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import org.jvnet.localizer.Localizable;

/**
 * For a Jenkins whose address cannot be registered: the user opens Kakao, and brings the answer back by hand.
 *
 * @param authorizeUrl where Kakao asks for consent
 * @param state of the authorization request
 * @param expectedAddress what the address to paste looks like
 * @param problem what is wrong with what was pasted before, or {@code null}
 */
public record PastePage(
        URI authorizeUrl,
        String state,
        String expectedAddress,
        @CheckForNull Localizable problem) {

    static PastePage of(AuthorizationRequest request, @CheckForNull Localizable problem) {
        return new PastePage(request.url(), request.state(), request.redirectUri() + "?code=…", problem);
    }
}
