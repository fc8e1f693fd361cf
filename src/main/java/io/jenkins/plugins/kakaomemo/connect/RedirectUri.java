package io.jenkins.plugins.kakaomemo.connect;

import hudson.Util;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.net.URI;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/** Where Kakao sends the browser back to, exactly as it must be registered in the Kakao developers console. */
final class RedirectUri {

    /** The command line's: nothing need listen there, the user copies the address from the browser. */
    static final URI LOCALHOST = URI.create("http://localhost:5252/callback");

    private RedirectUri() {}

    /**
     * This controller's own.
     *
     * @throws InvalidFieldException if Jenkins does not know its address, or the browser knows it by another host, so that
     *     the browser would come back without its session
     */
    static URI ofJenkins() {
        String configured = JenkinsLocationConfiguration.get().getUrl();
        if (configured == null) {
            throw InvalidFieldException.of("url", Messages._Connect_NoJenkinsUrl()::toString);
        }
        String inBrowser = Jenkins.get().getRootUrlFromRequest();
        URI address = URI.create(Util.ensureEndsWith(configured, "/"));
        if (!URI.create(inBrowser).getAuthority().equalsIgnoreCase(address.getAuthority())) {
            throw InvalidFieldException.of("url", Messages._Connect_OtherJenkinsUrl(configured, inBrowser)::toString);
        }
        return address.resolve("kakao-memo/callback");
    }
}
