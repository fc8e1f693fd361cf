package io.jenkins.plugins.kakaomemo.emulator;

import java.util.Optional;

/**
 * Finds the access token of an API call, or refuses the call with -401.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/rest-api/error-code">Error codes</a>
 */
final class BearerAuthentication {

    private static final String SCHEME = "Bearer ";

    private final KakaoEmulator kakao;

    BearerAuthentication(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    /** The live token that the call brings. */
    Token require(Call call) {
        String value = value(call).orElseThrow(() -> refused("no authentication key!"));
        EmulatorApp app = kakao.app();
        if (app.deactivated()) {
            throw refused("appKey(" + app.restApiKey() + ") is already deactivated");
        }
        Token token =
                kakao.tokens().accessToken(value).orElseThrow(() -> invalidToken("this access token does not exist"));
        if (!token.isAlive(kakao.clock().instant())) {
            throw invalidToken("this access token is already expired");
        }
        if (!app.allowsCallsFrom(call.callerIp())) {
            throw refused("ip mismatched! callerIp=" + call.callerIp() + ". check out registered ips.");
        }
        return token;
    }

    private static Optional<String> value(Call call) {
        return call.header("Authorization")
                .map(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? text.substring(SCHEME.length()).strip()
                        : "");
    }

    private static Refusal refused(String msg) {
        return Refusal.kapi(401, -401, msg);
    }

    private static Refusal invalidToken(String msg) {
        return new Refusal(Answer.kapi(401, -401, msg).with("WWW-Authenticate", "Bearer error=invalid_token"));
    }
}
