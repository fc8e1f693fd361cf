package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;

/** The ID token of OpenID Connect, with a signature that nobody can verify. */
final class IdToken {

    private IdToken() {}

    static String of(URI issuer, String audience, EmulatorUser user, Instant now) {
        JsonNode header = Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", "emulator");
        JsonNode claims = Json.object()
                .put("iss", issuer.toString())
                .put("aud", audience)
                .put("sub", String.valueOf(user.id()))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(Token.ACCESS_LIFE).getEpochSecond())
                .put("nickname", user.nickname());
        return encode(header) + "." + encode(claims) + ".unsigned";
    }

    private static String encode(JsonNode part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(part));
    }
}
