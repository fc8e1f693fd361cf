package io.jenkins.plugins.kakaomemo.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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

    /** Reads answers on the client's own thread: a switch to another one makes a warm send about 15 percent slower. */
    private static final Executor SAME_THREAD = Runnable::run;

    @FunctionalInterface
    private interface Request {
        JsonNode send() throws KakaoException, InterruptedException;
    }

    private final KakaoEndpoints endpoints;
    private final KakaoHttp http;
    private final Clock clock;

    /** @param clock from which expiry times are counted */
    public KakaoClient(HttpClient http, KakaoEndpoints endpoints, Clock clock) {
        this(() -> new HttpTransport(http, null), endpoints, clock);
    }

    /** @param transport asked before every request, so that another proxy can come into force */
    public KakaoClient(Supplier<HttpTransport> transport, KakaoEndpoints endpoints, Clock clock) {
        this(new KakaoHttp(transport), endpoints, clock);
    }

    private KakaoClient(KakaoHttp http, KakaoEndpoints endpoints, Clock clock) {
        this.http = http;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** Makes a builder, with or without a proxy, fit for Kakao: 5 seconds to connect, no redirects, HTTP/1.1. */
    public static HttpClient httpClient(HttpClient.Builder builder) {
        return builder.connectTimeout(CONNECT_TIMEOUT)
                .executor(SAME_THREAD)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The same client with a deadline for all its requests together. */
    public KakaoClient within(Deadline deadline) {
        return new KakaoClient(http.within(deadline), endpoints, clock);
    }

    /** The same client with another limit than 10 seconds for one request. */
    public KakaoClient timeout(Duration limit) {
        return new KakaoClient(http.timeout(limit), endpoints, clock);
    }

    /** The same client, which sets a mark while a request that it makes with an access token may be on the wire. */
    public KakaoClient marking(WireMark mark) {
        return new KakaoClient(http.marking(mark), endpoints, clock);
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
        return OAuthTokens.of(answer, asked);
    }

    /** Whose the token is and how long it lives. A failure with -1 says nothing about the token. */
    public AccessTokenInfo accessTokenInfo(AccessToken token) throws KakaoException, InterruptedException {
        return AccessTokenInfo.of(http.get(endpoints.api("/v1/user/access_token_info"), token));
    }

    /** The name that the user shows; empty if the user has not agreed to {@code profile_nickname}. */
    public Optional<String> nickname(AccessToken token) throws KakaoException, InterruptedException {
        Form query = new Form().with("property_keys", jsonArray(List.of("kakao_account.profile")));
        JsonNode answer = http.get(endpoints.api("/v2/user/me?" + query.encoded()), token);
        return Optional.ofNullable(answer.at("/kakao_account/profile/nickname").textValue());
    }

    /** What the user has agreed to, and what not. */
    public List<ConsentItem> scopes(AccessToken token) throws KakaoException, InterruptedException {
        return elements(http.get(endpoints.api("/v2/user/scopes"), token).path("scopes"))
                .map(ConsentItem::of)
                .toList();
    }

    /** Whether the user has agreed to {@code talk_message}, without which no memo can be sent. */
    public boolean isTalkMessageAgreed(AccessToken token) throws KakaoException, InterruptedException {
        return scopes(token).contains(new ConsentItem(ConsentItem.TALK_MESSAGE, true));
    }

    /**
     * Makes sure that memos can be sent.
     *
     * @throws KakaoException.ConsentMissing if the user has not agreed to {@code talk_message}
     */
    public void requireTalkMessage(AccessToken token) throws KakaoException, InterruptedException {
        if (!isTalkMessageAgreed(token)) {
            throw new KakaoException.ConsentMissing(Explanation.of("-402", ""));
        }
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
        return Friends.of(ofFriends(() -> http.get(endpoints.api("/v1/api/talk/friends?" + query.encoded()), token)));
    }

    /**
     * Sends a message to friends.
     *
     * <p>Throws {@link KakaoException.FriendsNotPermitted} where the app or the user may not.
     *
     * @param receiverUuids 1 to 5 of {@link Friends.Friend#uuid()}
     * @return why it did not reach some of them; empty if it reached all
     * @throws IllegalArgumentException if there are none or more than 5
     */
    public Optional<KakaoException> sendToFriends(AccessToken token, List<String> receiverUuids, Memo memo)
            throws KakaoException, InterruptedException {
        if (receiverUuids.isEmpty() || receiverUuids.size() > 5) {
            throw new IllegalArgumentException("receiver_uuids takes 1 to 5, not " + receiverUuids.size());
        }
        URI url = endpoints.api("/v1/api/talk/friends/message/" + memo.kind().path() + "send");
        Form form = new Form().with("receiver_uuids", jsonArray(receiverUuids)).with(memo.form());
        JsonNode answer = ofFriends(() -> http.post(url, token, form));
        Optional<KakaoException> failures = KakaoException.FriendsNotReached.in(answer);
        if (failures.isEmpty() && answer.path("successful_receiver_uuids").isEmpty()) {
            throw unreadable();
        }
        return failures;
    }

    private static JsonNode ofFriends(Request request) throws KakaoException, InterruptedException {
        try {
            return request.send();
        } catch (KakaoException e) {
            throw e.aboutFriends();
        }
    }

    /** An answer that is not what the endpoint answers. */
    static KakaoException unreadable() {
        return new KakaoException.AnswerLost(Explanation.of("unreadable", ""), null);
    }

    private static String jsonArray(List<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array.toString();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
