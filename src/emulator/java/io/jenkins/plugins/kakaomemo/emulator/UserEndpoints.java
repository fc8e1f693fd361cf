package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Who the token belongs to, what that user agreed to, and the end of both.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api">Kakao Login: REST API</a>
 */
final class UserEndpoints {

    private final KakaoEmulator kakao;
    private final BearerAuthentication bearer;

    UserEndpoints(KakaoEmulator kakao, BearerAuthentication bearer) {
        this.kakao = kakao;
        this.bearer = bearer;
    }

    void addTo(Routes routes) {
        routes.get("/v1/user/access_token_info", this::accessTokenInfo);
        routes.get("/v2/user/me", this::me);
        routes.get("/v2/user/scopes", this::scopes);
        routes.post("/v1/user/unlink", this::unlink);
    }

    private Answer accessTokenInfo(Call call) {
        Token token = bearer.require(call);
        return Answer.json(id(token)
                .put("expires_in", token.left(kakao.clock().instant()).toSeconds())
                .put("app_id", EmulatorApp.APP_ID));
    }

    private Answer me(Call call) {
        Token token = bearer.require(call);
        ObjectNode answer = id(token);
        if (token.user().agreedScopes().contains("profile_nickname")) {
            answer.putObject("kakao_account")
                    .putObject("profile")
                    .put("nickname", token.user().nickname());
        }
        return Answer.json(answer);
    }

    private Answer scopes(Call call) {
        Token token = bearer.require(call);
        List<String> agreed = token.user().agreedScopes();
        ObjectNode answer = id(token);
        ArrayNode list = answer.putArray("scopes");
        for (String scope : kakao.app().scopes()) {
            list.addObject()
                    .put("id", scope)
                    .put("display_name", ScopeNames.of(scope))
                    .put("type", ScopeNames.isPersonal(scope) ? "PRIVACY" : "SERVICE")
                    .put("using", true)
                    .put("agreed", agreed.contains(scope))
                    .put("revocable", agreed.contains(scope));
        }
        return Answer.json(answer);
    }

    private Answer unlink(Call call) {
        Token token = bearer.require(call);
        kakao.unlink(token.user());
        return Answer.json(id(token));
    }

    private static ObjectNode id(Token token) {
        return Json.object().put("id", token.user().id());
    }
}
