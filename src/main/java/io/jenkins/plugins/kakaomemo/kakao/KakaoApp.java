package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Objects;

/**
 * An app of the Kakao developers console, as OAuth's client.
 *
 * @param restApiKey the REST API key, OAuth's {@code client_id}
 * @param clientSecret the client secret, or {@code null} where the app has it switched off; apps made since December
 *     2025 have it on, and Kakao then answers KOE010 without it
 * @see <a href="https://developers.kakao.com/docs/latest/en/kakaologin/prerequisite">Kakao Login: Prerequisites</a>
 */
public record KakaoApp(String restApiKey, String clientSecret) {

    /** @throws IllegalArgumentException if the key is blank */
    public KakaoApp {
        Objects.requireNonNull(restApiKey, "restApiKey");
        if (restApiKey.isBlank()) {
            throw new IllegalArgumentException("restApiKey is blank");
        }
        clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret;
    }

    @Override
    public String toString() {
        return "KakaoApp[restApiKey=****, clientSecret=" + (clientSecret == null ? "none" : "****") + "]";
    }
}
