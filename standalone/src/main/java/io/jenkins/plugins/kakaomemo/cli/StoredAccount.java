package io.jenkins.plugins.kakaomemo.cli;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.outbox.DailyCounts.DayCount;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the token file holds, each field {@code null} where it is missing.
 *
 * @param sent the memos of the last day on which some were sent
 * @param others the fields that this program does not know
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredAccount(
        String restApiKey,
        String clientSecret,
        String refreshToken,
        Instant refreshTokenExpiresAt,
        String accessToken,
        Instant accessTokenExpiresAt,
        DayCount sent,
        @JsonAnyGetter @JsonAnySetter Map<String, JsonNode> others) {

    static final StoredAccount NONE = new StoredAccount(null, null, null, null, null, null, null, null);

    /** The account with what a login or a refresh brought. */
    StoredAccount with(Grant grant, AccessToken accessToken) {
        return new StoredAccount(
                grant.app().restApiKey(),
                grant.app().clientSecret(),
                grant.refreshToken().value(),
                grant.refreshToken().expiresAt(),
                accessToken.value(),
                accessToken.expiresAt(),
                sent,
                others);
    }

    StoredAccount with(DayCount newlySent) {
        DayCount sum = sent == null ? newlySent : newlySent.after(sent);
        return new StoredAccount(
                restApiKey,
                clientSecret,
                refreshToken,
                refreshTokenExpiresAt,
                accessToken,
                accessTokenExpiresAt,
                sum,
                others);
    }

    Optional<KakaoApp> app() {
        return present(restApiKey).map(key -> new KakaoApp(key, clientSecret));
    }

    Optional<Grant> grant() {
        return app().flatMap(app ->
                present(refreshToken).map(token -> new Grant(app, new RefreshToken(token, refreshTokenExpiresAt))));
    }

    /** @throws IllegalArgumentException if it is one that Kakao cannot have issued */
    Optional<AccessToken> currentAccessToken() {
        return present(accessToken)
                .filter(token -> accessTokenExpiresAt != null)
                .map(token -> new AccessToken(token, accessTokenExpiresAt));
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "StoredAccount[****]";
    }
}
