package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the app may ask for the scopes of an API (-3) and the user has agreed to them (-402).
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/rest-api/reference">REST API: reference</a>
 */
final class ScopeCheck {

    private final KakaoEmulator kakao;

    ScopeCheck(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    void require(Token token, String apiType, String... required) {
        List<String> disabled = new ArrayList<>(List.of(required));
        disabled.removeAll(kakao.app().scopes());
        if (!disabled.isEmpty()) {
            throw Refusal.kapi(
                    403,
                    -3,
                    "[APP] App disabled " + disabled + " scopes for [" + apiType
                            + "] API on developers.kakao.com. Enable it first.");
        }
        List<String> allowed = allowed(token);
        List<String> missing = new ArrayList<>(List.of(required));
        missing.removeAll(allowed);
        if (!missing.isEmpty()) {
            ObjectNode body = Answer.kapiBody(-402, "insufficient scopes.").put("api_type", apiType);
            body.set("required_scopes", Json.array(missing));
            body.set("allowed_scopes", Json.array(allowed));
            throw new Refusal(Answer.json(403, body));
        }
    }

    /** What is agreed to after a token was issued is good for the next token. */
    private static List<String> allowed(Token token) {
        List<String> allowed = new ArrayList<>(token.user().agreedScopes());
        allowed.retainAll(token.scopes());
        return allowed;
    }
}
