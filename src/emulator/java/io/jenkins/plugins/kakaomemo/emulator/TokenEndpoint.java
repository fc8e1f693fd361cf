package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /oauth/token}: exchanges a code, refreshes an access token.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api#request-token">Get token</a>
 */
final class TokenEndpoint {

    static final String PATH = "/oauth/token";

    private final KakaoEmulator kakao;

    TokenEndpoint(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    void addTo(Routes routes) {
        routes.post(PATH, this::token);
    }

    private Answer token(Call call) {
        Form form = call.parameters().orElseThrow(() -> grantTypeRefused("the body is not a form in UTF-8"));
        String grantType = form.get("grant_type").orElse("");
        if (!grantType.equals("authorization_code") && !grantType.equals("refresh_token")) {
            throw grantTypeRefused("unsupported grant_type");
        }
        String clientId = authenticatedClient(form);
        ObjectNode answer = grantType.equals("refresh_token") ? refresh(form, clientId) : exchange(form, clientId);
        return Answer.json(answer).with("Cache-Control", "no-store");
    }

    private String authenticatedClient(Form form) {
        Optional<String> clientId = form.get("client_id");
        if (clientId.filter(kakao.app()::isClient).isEmpty()) {
            throw Refusal.kauth(401, "invalid_client", "Not exist client_id [" + clientId.orElse(null) + "]", "KOE101");
        }
        Optional<String> secret = kakao.app().clientSecret();
        if (secret.isPresent() && !secret.equals(form.get("client_secret"))) {
            throw Refusal.kauth(401, "invalid_client", "Bad client credentials", "KOE010");
        }
        return clientId.get();
    }

    private ObjectNode exchange(Form form, String clientId) {
        String value = form.get("code").orElse("");
        AuthorizationCodes.Code code = kakao.codes().find(value).orElseThrow(() -> codeNotFound(value));
        limit(code.user(), true);
        if (!kakao.codes().isUsable(code, clientId)) {
            throw codeNotFound(value);
        }
        if (!form.get("redirect_uri").equals(Optional.of(code.redirectUri()))) {
            throw grantRefused("Redirect URI mismatch.", "KOE303");
        }
        kakao.codes().use(code);
        IssuedTokens tokens = kakao.issueTokens(code.user(), code.scopes());
        return answer(tokens).put("scope", String.join(" ", tokens.scopes()));
    }

    private ObjectNode refresh(Form form, String clientId) {
        String value = form.get("refresh_token")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> grantRefused("refresh_token is required", "KOE319"));
        Token refreshToken = kakao.tokens()
                .refreshToken(value)
                .filter(token -> token.login().clientId().equals(clientId))
                .orElseThrow(() -> grantRefused("expired_or_invalid_refresh_token", "KOE322"));
        limit(refreshToken.user(), kakao.tokens().isDueForRotation(refreshToken));
        IssuedTokens tokens =
                kakao.tokens().refresh(refreshToken, kakao.settings().is(Switch.REFRESH_ENDS_OLD_ACCESS_TOKENS));
        return answer(tokens);
    }

    private void limit(EmulatorUser user, boolean givesRefreshToken) {
        if (!kakao.issueLimits().admits(user, givesRefreshToken)) {
            throw Refusal.kauth(400, "invalid_request", "token request rate limit exceeded.", "KOE237");
        }
    }

    private static ObjectNode answer(IssuedTokens tokens) {
        ObjectNode answer = Json.object()
                .put("access_token", tokens.accessToken())
                .put("token_type", "bearer")
                .put("expires_in", seconds(Token.ACCESS_LIFE));
        if (tokens.refreshToken() != null) {
            answer.put("refresh_token", tokens.refreshToken())
                    .put("refresh_token_expires_in", seconds(Token.REFRESH_LIFE));
        }
        return answer;
    }

    private static int seconds(Duration life) {
        return Math.toIntExact(life.toSeconds());
    }

    private static Refusal grantTypeRefused(String description) {
        return Refusal.kauth(400, "invalid_request", description, "KOE310");
    }

    private static Refusal codeNotFound(String code) {
        return grantRefused("authorization code not found for code=" + code, "KOE320");
    }

    private static Refusal grantRefused(String description, String code) {
        return Refusal.kauth(400, "invalid_grant", description, code);
    }
}
