package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;

/** Where a caller notes, so that it survives a crash, that a request may be on the wire. Calls come from any thread. */
public interface WireMark {

    /** For requests that nobody needs to know of after a crash. */
    WireMark NONE = new WireMark() {
        @Override
        public void set() {}

        @Override
        public void clear() {}
    };

    /**
     * The connection is there, and the body of the request is about to go out.
     *
     * @throws IOException if that could not be noted; the body does not go out then
     */
    void set() throws IOException;

    /** The request has certainly had no effect. */
    void clear();
}
