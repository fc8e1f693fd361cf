package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.Form;
import java.util.Map;
import java.util.Optional;

/**
 * What Kakao adds to the redirect URI.
 *
 * @param code the authorization code, where the user has agreed
 * @param state what the authorize request said, where the address holds it
 * @param error why there is no code, such as {@code access_denied}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">OAuth 2.0: Authorization Response</a>
 */
record AuthorizationResponse(Optional<String> code, Optional<String> state, Optional<String> error) {

    /** Reads the part behind the question mark; {@code null} is an empty one. */
    static AuthorizationResponse ofQuery(String query) {
        Map<String, String> fields = Form.fields(query == null ? "" : query);
        return new AuthorizationResponse(value(fields, "code"), value(fields, "state"), value(fields, "error"));
    }

    private static Optional<String> value(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[code=****, state=****, error=" + error + "]";
    }
}
