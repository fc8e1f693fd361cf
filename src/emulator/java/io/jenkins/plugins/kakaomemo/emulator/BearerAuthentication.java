package io.jenkins.plugins.kakaomemo.emulator;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the access token of an API call, or refuses the call with -401.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/rest-api/error-code">Error codes</a>
 */
final class BearerAuthentication {

    private static final String SCHEME = "Bearer ";
    private static final Pattern TOKEN_FORM = Pattern.compile("[A-Za-z0-9_-]{20,}");

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
        if (kakao.settings().is(Switch.UNLINKED_IS_101) && kakao.tokens().isOfUnlinkedUser(value)) {
            throw Refusal.kapi(400, -101, "NotRegisteredUserException");
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

    /** Refuses with -2 what cannot be a token at all. */
    void requireTokenForm(Call call) {
        if (value(call).filter(text -> !TOKEN_FORM.matcher(text).matches()).isPresent()) {
            throw Refusal.parameter("the access token is not of the right form");
        }
    }

    private static Optional<String> value(Call call) {
        return call.header("Authorization").map(text -> text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "");
    }

    private static Refusal refused(String msg) {
        return Refusal.kapi(401, -401, msg);
    }

    private static Refusal invalidToken(String msg) {
        return new Refusal(Answer.kapi(401, -401, msg).with("WWW-Authenticate", "Bearer error=invalid_token"));
    }
}
