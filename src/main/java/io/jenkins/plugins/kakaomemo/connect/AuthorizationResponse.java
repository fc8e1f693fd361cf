package io.jenkins.plugins.kakaomemo.connect;

import hudson.Util;
import io.jenkins.plugins.kakaomemo.kakao.Form;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jvnet.localizer.Localizable;

/**
 * What Kakao adds to the redirect URI when it sends the browser back.
 *
 * @param code the authorization code, or {@code null} if the user has not agreed
 * @param state what the request said
 * @param error why there is no code, such as {@code access_denied}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">OAuth 2.0: Authorization Response</a>
 */
record AuthorizationResponse(String code, String state, String error) {

    AuthorizationResponse {
        code = Util.fixEmptyAndTrim(code);
        state = Util.fixEmptyAndTrim(state);
        error = Util.fixEmptyAndTrim(error);
    }

    /**
     * Reads what a person has pasted.
     *
     * @param pasted the address that the browser was led to, or the bare code
     * @param state to which a bare code belongs
     */
    static AuthorizationResponse ofPasted(String pasted, String state) {
        String text = Util.fixNull(pasted).trim();
        int query = text.indexOf('?');
        if (query < 0) {
            return new AuthorizationResponse(text, state, null);
        }
        Map<String, String> fields = Form.fields(text.substring(query + 1));
        return new AuthorizationResponse(fields.get("code"), fields.get("state"), fields.get("error"));
    }

    /** What is wrong with it as the answer to the request of this state, before Kakao is asked. */
    Optional<Localizable> problem(String expectedState) {
        if (code == null && error == null) {
            return Optional.of(Messages._Connect_NoCode());
        }
        return Objects.equals(state, expectedState) ? Optional.empty() : Optional.of(Messages._Connect_OtherState());
    }

    /** @throws InvalidFieldException if the user has cancelled or Kakao says another error */
    String requireCode() {
        if ("access_denied".equals(error)) {
            throw InvalidFieldException.of("error", Messages._Connect_Cancelled()::toString);
        }
        if (error != null) {
            throw InvalidFieldException.of("error", Messages._Connect_Denied(error.replaceAll("\\W", ""))::toString);
        }
        if (code == null) {
            throw InvalidFieldException.of("code", Messages._Connect_NoCode()::toString);
        }
        return code;
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[code=****, state=****, error=" + error + "]";
    }
}
