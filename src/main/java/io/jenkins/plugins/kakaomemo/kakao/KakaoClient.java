package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Kakao's REST API, one method per endpoint.
 *
 * <p>Every method makes exactly one request, follows no redirect, reads at most 64 KiB, and ends within 10 seconds.
 * Each throws the {@link KakaoException} that says what to do, and {@link InterruptedException} when its thread is
 * interrupted; a request under way is then given up.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/rest-api/reference">REST API reference</a>
 */
public final class KakaoClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** For what the client does with bytes that have come: it is short, and no answer then waits for a thread. */
    private static final Executor ON_THE_SPOT = Runnable::run;

    @FunctionalInterface
    private interface Request {
        JsonNode send() throws KakaoException, InterruptedException;
    }

    private final KakaoEndpoints endpoints;
    private final KakaoHttp http;
    private final Clock clock;

    /**
     * @param http asked before every request, so that another proxy can come into force; made by {@link #httpClient}
     * @param clock by which expiry times are told
     */
    public KakaoClient(Supplier<HttpClient> http, KakaoEndpoints endpoints, Clock clock) {
        this(new KakaoHttp(http), endpoints, clock);
    }

    private KakaoClient(KakaoHttp http, KakaoEndpoints endpoints, Clock clock) {
        this.http = http;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /**
     * Makes a builder, with or without a proxy, fit for Kakao: 5 seconds to connect, no redirects, HTTP/1.1, and the
     * trust store of this Java.
     *
     * @throws IllegalStateException if the trust store cannot be read
     */
    public static HttpClient httpClient(HttpClient.Builder builder) {
        return builder.connectTimeout(CONNECT_TIMEOUT)
                .executor(ON_THE_SPOT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(ServerTrust.context(null))
                .build();
    }

    /** The same client, whose every request also ends when the deadline has come. */
    public KakaoClient within(Deadline deadline) {
        return new KakaoClient(http.within(deadline), endpoints, clock);
    }

    /** The same client with another limit than 10 seconds for one request. */
    public KakaoClient timeout(Duration limit) {
        return new KakaoClient(http.timeout(limit), endpoints, clock);
    }

    Clock clock() {
        return clock;
    }

    /**
     * Where a browser asks the user for consent. Kakao sends it back to the redirect URI with a {@code code}.
     *
     * @param redirectUri exactly as registered in the console, otherwise Kakao shows KOE006
     * @param scope consent items to ask for, such as {@code talk_message}
     * @param state returned unchanged, to recognise one's own request
     * @param prompt {@code login}, {@code select_account} or {@code null} for Kakao's default
     */
    public URI authorizeUrl(KakaoApp app, URI redirectUri, Collection<String> scope, String state, String prompt) {
        Form query = new Form()
                .with("client_id", app.restApiKey())
                .with("redirect_uri", redirectUri.toString())
                .with("response_type", "code")
                .with("scope", scope.isEmpty() ? null : String.join(",", scope))
                .with("state", state)
                .with("prompt", prompt);
        return endpoints.auth("/oauth/authorize?" + query.encoded());
    }

    /** Exchanges an authorization code, once, for an access token and a refresh token. */
    public OAuthTokens exchange(KakaoApp app, String code, URI redirectUri)
            throws KakaoException, InterruptedException {
        Form form = new Form()
                .with("grant_type", "authorization_code")
                .with("code", code)
                .with("redirect_uri", redirectUri.toString());
        try {
            return token(app, form);
        } catch (KakaoException.AnswerLost e) {
            throw new KakaoException.AnswerLost(new Explanation(e.code(), "exchange", ""), e);
        }
    }

    /** Gets a new access token, and with it a new refresh token when the old one has less than a month left. */
    public OAuthTokens refresh(KakaoApp app, RefreshToken refreshToken) throws KakaoException, InterruptedException {
        return token(app, new Form().with("grant_type", "refresh_token").with("refresh_token", refreshToken.value()));
    }

    private OAuthTokens token(KakaoApp app, Form form) throws KakaoException, InterruptedException {
        form.with("client_id", app.restApiKey()).with("client_secret", app.clientSecret());
        Instant asked = clock.instant();
        JsonNode answer = http.post(endpoints.auth("/oauth/token"), form);
        String accessToken = answer.path("access_token").asText("");
        if (!AccessToken.isWellFormed(accessToken)) {
            throw unreadable();
        }
        return new OAuthTokens(
                new AccessToken(
                        accessToken, asked.plusSeconds(answer.path("expires_in").asLong(0))),
                refreshToken(answer, asked),
                Arrays.stream(answer.path("scope").asText("").split(" "))
                        .filter(scope -> !scope.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<RefreshToken> refreshToken(JsonNode answer, Instant asked) {
        String value = answer.path("refresh_token").asText("");
        if (value.isBlank()) {
            return Optional.empty();
        }
        JsonNode expiresIn = answer.path("refresh_token_expires_in");
        return Optional.of(
                new RefreshToken(value, expiresIn.canConvertToLong() ? asked.plusSeconds(expiresIn.asLong()) : null));
    }

    /** Whose the token is and how long it lives. A failure with -1 says nothing about the token. */
    public AccessTokenInfo accessTokenInfo(AccessToken token) throws KakaoException, InterruptedException {
        JsonNode answer = http.get(endpoints.api("/v1/user/access_token_info"), token);
        return new AccessTokenInfo(
                answer.path("id").asLong(),
                Duration.ofSeconds(answer.path("expires_in").asLong()),
                answer.path("app_id").asLong());
    }

    /** What the user has agreed to, and what not. */
    public List<ConsentItem> scopes(AccessToken token) throws KakaoException, InterruptedException {
        JsonNode answer = http.get(endpoints.api("/v2/user/scopes"), token);
        return elements(answer.path("scopes"))
                .map(item -> new ConsentItem(
                        item.path("id").asText(),
                        item.path("display_name").asText(),
                        item.path("using").asBoolean(),
                        item.path("agreed").asBoolean()))
                .toList();
    }

    /**
     * Makes sure that memos can be sent.
     *
     * @throws KakaoException.ConsentMissing if the user has not agreed to {@code talk_message}
     */
    public void requireTalkMessage(AccessToken token) throws KakaoException, InterruptedException {
        if (scopes(token).stream().noneMatch(item -> item.id().equals(ConsentItem.TALK_MESSAGE) && item.agreed())) {
            throw new KakaoException.ConsentMissing(Explanation.of("-402", ""));
        }
    }

    /** The user's id within the app; needs no scope. */
    public long userId(AccessToken token) throws KakaoException, InterruptedException {
        return http.get(endpoints.api("/v2/user/me"), token).path("id").asLong();
    }

    /** Ends the connection of user and app, and with it every token of the two. */
    public void unlink(AccessToken token) throws KakaoException, InterruptedException {
        http.post(endpoints.api("/v1/user/unlink"), token, new Form());
    }

    /** Sends a message into the user's chat with oneself. Kakao has no way to send the same one twice safely. */
    public void sendMemo(AccessToken token, Memo memo) throws KakaoException, InterruptedException {
        URI url = endpoints.api("/v2/api/talk/memo/" + memo.kind().path() + "send");
        JsonNode answer = http.post(url, token, new Form().with(memo.form()));
        if (!answer.path("result_code").asText().equals("0")) {
            throw unreadable();
        }
    }

    /**
     * One page of the friends who use the app too; needs the scope {@code friends}.
     *
     * <p>Throws {@link KakaoException.FriendsNotPermitted} where the app or the user may not.
     *
     * @param offset how many to leave out
     * @param limit at most 100
     */
    public Friends friends(AccessToken token, int offset, int limit) throws KakaoException, InterruptedException {
        Form query = new Form().with("offset", String.valueOf(offset)).with("limit", String.valueOf(limit));
        JsonNode answer = ofFriends(() -> http.get(endpoints.api("/v1/api/talk/friends?" + query.encoded()), token));
        List<Friend> friends = elements(answer.path("elements"))
                .map(friend -> new Friend(
                        friend.path("uuid").asText(),
                        friend.path("profile_nickname").asText(),
                        friend.path("favorite").asBoolean()))
                .toList();
        return new Friends(friends, answer.path("total_count").asInt());
    }

    /**
     * Sends a message to friends.
     *
     * <p>Throws {@link KakaoException.FriendsNotPermitted} where the app or the user may not.
     *
     * @param receiverUuids 1 to 5 of {@link Friend#uuid()}
     * @throws IllegalArgumentException if there are none or more than 5
     */
    public FriendsMessageResult sendToFriends(AccessToken token, List<String> receiverUuids, Memo memo)
            throws KakaoException, InterruptedException {
        if (receiverUuids.isEmpty() || receiverUuids.size() > 5) {
            throw new IllegalArgumentException("receiver_uuids takes 1 to 5, not " + receiverUuids.size());
        }
        URI url = endpoints.api("/v1/api/talk/friends/message/" + memo.kind().path() + "send");
        Form form = new Form().with("receiver_uuids", jsonArray(receiverUuids)).with(memo.form());
        JsonNode answer = ofFriends(() -> http.post(url, token, form));
        List<FriendsMessageResult.Failure> failures = elements(answer.path("failure_info"))
                .map(failure -> new FriendsMessageResult.Failure(
                        failure.path("code").asText(), strings(failure.path("receiver_uuids"))))
                .toList();
        List<String> successful = strings(answer.path("successful_receiver_uuids"));
        if (successful.isEmpty() && failures.isEmpty()) {
            throw unreadable();
        }
        return new FriendsMessageResult(successful, failures);
    }

    private static JsonNode ofFriends(Request request) throws KakaoException, InterruptedException {
        try {
            return request.send();
        } catch (KakaoException e) {
            throw e.aboutFriends();
        }
    }

    private static KakaoException unreadable() {
        return new KakaoException.AnswerLost(Explanation.of("unreadable", ""), null);
    }

    private static String jsonArray(List<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array.toString();
    }

    private static List<String> strings(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
