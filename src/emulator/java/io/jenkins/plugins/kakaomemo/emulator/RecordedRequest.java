package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Instant;
import java.util.Map;

/**
 * A request that reached one of Kakao's endpoints.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param form the fields of the body, decoded; empty if it was not a form in UTF-8 or was not read
 * @param authorization the Authorization header, null if there was none
 * @param connection the number of the TCP connection it came by, from 1
 * @param time when it arrived, on the emulator's clock
 * @param status the status it was answered, 0 if it has not been answered (yet)
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, String> form,
        String authorization,
        int connection,
        Instant time,
        int status) {

    /** Whether there was an Authorization header. */
    public boolean isAuthorized() {
        return authorization != null;
    }

    RecordedRequest answered(int newStatus) {
        return new RecordedRequest(method, path, form, authorization, connection, time, newStatus);
    }
}
