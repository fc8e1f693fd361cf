package io.jenkins.plugins.kakaomemo.emulator;

import java.util.Map;

/**
 * A request that reached one of Kakao's endpoints.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param form the fields of body and query, decoded; empty if the body was not a form in UTF-8 or was not read
 * @param isAuthorized whether there was an Authorization header
 * @param status the status it was answered, 0 if it has not been answered (yet)
 */
public record RecordedRequest(String method, String path, Map<String, String> form, boolean isAuthorized, int status) {

    RecordedRequest answered(int newStatus) {
        return new RecordedRequest(method, path, form, isAuthorized, newStatus);
    }
}
